import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, tailInput } from '../../../src/model/sites.ts';
import { EditHistory } from '../../../src/session/edits/edit-history.svelte.ts';

const mute: Edit = { kind: 'mute', site: attention(1, 2), channels: [3] };
const gate = (value: number): Edit => ({ kind: 'gate', site: tailInput, value });

describe('EditHistory', () => {
  it('goes back and forth through what was done', () => {
    const history = new EditHistory();
    history.change([mute]);
    history.change([mute, gate(0)]);
    history.undo();
    expect(history.list).toEqual([mute]);
    history.undo();
    expect(history.list).toEqual([]);
    expect([history.canUndo, history.canRedo]).toEqual([false, true]);
    history.redo();
    history.redo();
    expect(history.list).toEqual([mute, gate(0)]);
    expect([history.canUndo, history.canRedo]).toEqual([true, false]);
  });

  it('does nothing at its ends', () => {
    const history = new EditHistory([mute]);
    history.undo();
    history.redo();
    expect(history.list).toEqual([mute]);
  });

  it('forgets what was undone once something else is done', () => {
    const history = new EditHistory();
    history.change([mute]);
    history.undo();
    history.change([gate(0)]);
    expect(history.canRedo).toBe(false);
  });

  it('undoes a drag as a whole, and two drags of the same gate one by one', () => {
    const history = new EditHistory();
    for (const value of [0.9, 0.5, 0.2]) history.change([gate(value)], 'gate');
    history.endGesture();
    history.change([gate(0)], 'gate');
    history.undo();
    expect(history.list).toEqual([gate(0.2)]);
    history.undo();
    expect(history.list).toEqual([]);
  });

  it('resets, and takes that back too', () => {
    const history = new EditHistory([mute]);
    history.reset();
    expect(history.list).toEqual([]);
    history.undo();
    expect(history.list).toEqual([mute]);
    const empty = new EditHistory();
    empty.reset();
    expect(empty.canUndo).toBe(false);
  });

  it('keeps what fits another network, says what does not, and undo does not bring that back', () => {
    const history = new EditHistory();
    history.change([mute]);
    history.change([mute, gate(0)]);
    expect(history.keep((edit) => edit.kind === 'gate')).toEqual([mute]);
    expect(history.list).toEqual([gate(0)]);
    history.undo();
    expect(history.list).toEqual([]);
    expect(history.canUndo, 'there is no step that does nothing').toBe(false);
  });
});

describe('EditHistory on a page', () => {
  it('tells of every change, and whether the page still shows another list', () => {
    let shown: readonly Edit[] | undefined = undefined;
    let changes = 0;
    const history = new EditHistory([], { shown: () => shown, onChange: () => void changes++ });
    history.change([mute]);
    expect([history.pending, changes]).toEqual([false, 1]);
    shown = [];
    history.undo();
    expect([history.pending, changes]).toEqual([false, 2]);
    history.redo();
    expect([history.pending, changes]).toEqual([true, 3]);
    history.reset();
    history.reset();
    expect([history.pending, changes]).toEqual([false, 4]);
  });

  it('is touched once there have been edits', () => {
    const history = new EditHistory();
    expect(history.isTouched).toBe(false);
    history.change([mute]);
    history.undo();
    expect(history.isTouched).toBe(true);
  });
});
