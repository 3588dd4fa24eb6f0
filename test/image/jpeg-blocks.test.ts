import { expect, test } from 'vitest';
import { quantizeBlocks } from '../../src/image/jpeg-blocks.ts';
import reference from '../fixtures/jpeg.json' with { type: 'json' };

const { width, height } = reference;
const grey = { width, height, channels: 1, data: Uint8ClampedArray.from(reference.data) } as const;

test.each(reference.results)(
  'quality $quality gives what a JPEG file gives, blocks cut by the edge included',
  (file) => {
    const { data } = quantizeBlocks(grey, file.quality);
    data.forEach((value, i) => expect(Math.abs(value - file.data[i]!)).toBeLessThanOrEqual(2));
  },
);

test('of a colour picture the luma alone changes: red, green and blue move by the same', () => {
  const data = Uint8ClampedArray.from({ length: 3 * width * height }, (_, i) => 60 + ((i * 37) % 101));
  const after = quantizeBlocks({ width, height, channels: 3, data }, 40).data;
  const moved = Array.from(after, (value, i) => value - data[i]!);
  for (let i = 0; i < moved.length; i += 3) {
    expect(Math.abs(moved[i]! - moved[i + 1]!)).toBeLessThanOrEqual(1);
    expect(Math.abs(moved[i]! - moved[i + 2]!)).toBeLessThanOrEqual(1);
  }
  expect(moved.some((step) => step !== 0)).toBe(true);
});
