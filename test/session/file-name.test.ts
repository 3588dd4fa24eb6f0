import { expect, it } from 'vitest';
import { figureStem, shownStem } from '../../src/session/file-name.ts';
import type { Shown } from '../../src/session/run/session-state.ts';

const shipped = { kind: 'shipped' } as const;
const shown = (
  picture: Shown['wish']['picture'],
  edits: Shown['edits'] = [],
  checkpoint: Shown['wish']['checkpoint'] = shipped,
): Shown => ({ wish: { picture, checkpoint }, picture: { scale: 2 }, edits }) as unknown as Shown;

it('names what is saved of a run by the picture, the network, its scale and whether it was edited', () => {
  expect(shownStem(shown({ kind: 'card', id: 'facade' }))).toBe('facade-rcan-x2');
  const file = { kind: 'file', name: '我的照片.v2.jpg', file: new Blob() } as const;
  const edits = [{ kind: 'gate', site: 'tail:input', value: 0 }] as const;
  expect(shownStem(shown(file, edits))).toBe('我的照片.v2-rcan-x2-edited');
  const own = { kind: 'file', name: 'RCAN_BIX2.pt', bytes: new ArrayBuffer(0) } as const;
  expect(shownStem(shown({ kind: 'card', id: 'facade' }, [], own))).toBe('facade-RCAN_BIX2-x2');
});

it('puts the name of the figure before that', () => {
  expect(figureStem('AttentionHeatmap', 'facade-rcan-x2')).toBe('attention-heatmap-facade-rcan-x2');
  expect(figureStem('Race', 'facade-x4')).toBe('race-facade-x4');
});
