import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention } from '../../../src/model/sites.ts';
import { ChannelEditing } from '../../../src/views/edits/channel-editing.ts';
import { press } from '../../key-press.ts';

const site = attention(1, 2);
const at = { site, channel: 5 };
let edits: readonly Edit[];
const edit = vi.fn((next: readonly Edit[], gesture?: string) => {
  edits = next;
  return gesture;
});
const endGesture = vi.fn();
const editing = new ChannelEditing(
  () => ({ edits, edit, endGesture }),
  () => 8,
);
const readOnly = new ChannelEditing(
  () => undefined,
  () => 8,
);
beforeEach(() => {
  edits = [];
  edit.mockClear();
  endGesture.mockClear();
});

describe('a channel under the keyboard', () => {
  test('is muted by a key, and given back by the same', () => {
    expect(editing.press(press('m'), at, 0.4)).toBe(true);
    expect(editing.mark(at)).toBe('mute');
    editing.press(press('m'), at, 0.4);
    expect(edits).toEqual([]);
    expect(edit.mock.calls.map(([, gesture]) => gesture)).toEqual([undefined, undefined]);
  });

  test('is set in steps that are one gesture', () => {
    const event = press('+');
    editing.press(event, at, 0.4);
    expect(event.preventDefault).toHaveBeenCalled();
    expect(edits).toEqual([{ kind: 'force', site, channels: [5], value: 0.45 }]);
    expect(edit.mock.calls[0]![1]).toBe(`${site}/5`);
  });

  test('is left alone by the browser’s keys, by all others, and where nothing can be edited', () => {
    expect(editing.press(press('s', { ctrlKey: true }), at, 0.4)).toBe(false);
    expect(editing.press(press('x'), at, 0.4)).toBe(false);
    expect(readOnly.press(press('m'), at, 0.4)).toBe(false);
    expect(edit).not.toHaveBeenCalled();
  });
});

describe('a channel that is dragged', () => {
  test('follows the pointer; letting go ends the gesture', () => {
    editing.grab(at, 0.5, 100);
    expect(editing.held).toEqual(at);
    expect(editing.drag(98)).toBe(false);
    expect(editing.drag(70)).toBe(true);
    expect(edits).toEqual([{ kind: 'force', site, channels: [5], value: 0.7 }]);
    expect(editing.letGo()).toBe(true);
    expect(endGesture).toHaveBeenCalledOnce();
    expect(editing.held).toBeUndefined();
  });

  test('was clicked where the pointer hardly moved', () => {
    editing.grab(at, 0.5, 100);
    editing.drag(99);
    expect(editing.letGo()).toBe(false);
    expect(edit).not.toHaveBeenCalled();
    expect(endGesture).not.toHaveBeenCalled();
  });

  test('cannot be held where nothing can be edited', () => {
    readOnly.grab(at, 0.5, 100);
    expect(readOnly.held).toBeUndefined();
    expect(readOnly.drag(0)).toBe(false);
  });
});
