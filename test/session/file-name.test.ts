import { expect, it } from 'vitest';
import { figureStem, shownStem } from '../../src/session/file-name.ts';
import type { Shown } from '../../src/session/run/session-state.ts';

const shown = (picture: Shown['wish']['picture'], edits: Shown['edits'] = []): Shown =>
  ({ wish: { picture }, picture: { scale: 2 }, edits }) as unknown as Shown;

it('names what is saved of a run by the picture, the scale and whether the network was edited', () => {
  expect(shownStem(shown({ kind: 'card', id: 'facade' }))).toBe('facade-x2');
  const file = { kind: 'file', name: '我的照片.v2.jpg', file: new Blob() } as const;
  const edits = [{ kind: 'gate', site: 'tail:input', value: 0 }] as const;
  expect(shownStem(shown(file, edits))).toBe('我的照片.v2-x2-edited');
});

it('puts the name of the figure before that', () => {
  expect(figureStem('AttentionHeatmap', 'facade-x2')).toBe('attention-heatmap-facade-x2');
  expect(figureStem('Race', 'facade-x4')).toBe('race-facade-x4');
});
