import { expect, it } from 'vitest';
import { figureStem } from '../../../src/notebook/export/file-name.ts';
import type { Shown } from '../../../src/notebook/session-state.ts';

const shown = (picture: Shown['wish']['picture'], edits: Shown['edits'] = []): Shown =>
  ({ wish: { picture }, picture: { scale: 2 }, edits }) as unknown as Shown;

it('names a saved figure by its cell, the picture, the scale and whether the network was edited', () => {
  expect(figureStem('AttentionHeatmap', shown({ kind: 'card', id: 'facade' }))).toBe(
    'attention-heatmap-facade-x2',
  );
  const file = { kind: 'file', name: '我的照片.v2.jpg', file: new Blob() } as const;
  const edits = [{ kind: 'gate', site: 'tail:input', value: 0 }] as const;
  expect(figureStem('Race', shown(file, edits))).toBe('race-我的照片.v2-x2-edited');
});
