import { expect, it } from 'vitest';
import { extentOf, extentParts } from '../../../src/notebook/permalink/extent-parts.ts';

const window = { x: 8, y: 4, width: 32, height: 40 };

it.each([{ kind: 'part', window } as const, { kind: 'whole', tiling: 'chop' } as const])(
  'an address carries the extent %o and gives it back',
  (extent) => expect(extentOf(extentParts(extent))).toEqual(extent),
);

it('an address carries nothing of a part that nobody has moved', () => {
  expect(extentParts({ kind: 'part' })).toEqual({});
  expect(extentOf({})).toBeUndefined();
});

it('an address that names both a window and the whole picture is of the whole picture', () => {
  expect(extentOf({ window, whole: 'exact' })).toEqual({ kind: 'whole', tiling: 'exact' });
});
