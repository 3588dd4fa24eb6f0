import { describe, expect, it } from 'vitest';
import { partsLimit, partsWindow } from '../../../src/session/run/parts-window.ts';
import type { Shown } from '../../../src/session/run/session-state.ts';

type Sample = Pick<Shown, 'sr' | 'network'>;

const sample = (width: number, height: number, groups: number, blocks: number, features: number): Sample =>
  ({
    sr: { width, height, channels: 3, data: new Uint8ClampedArray() },
    network: { info: { config: { groups, blocks, features, reduction: 8, scale: 4, colors: 3 } } },
  }) as unknown as Sample;

describe('the part of an output whose parts are kept', () => {
  it('is all of it where their pictures fit into memory', () => {
    expect(partsWindow(sample(384, 384, 5, 5, 32))).toBeUndefined();
  });

  it('is a square in its middle otherwise, whose sides and corner are multiples of the scale', () => {
    const window = partsWindow(sample(2048, 1600, 5, 5, 32))!;
    expect(window.width).toBe(window.height);
    for (const value of Object.values(window)) expect(value % 4).toBe(0);
    expect(Math.abs(window.x + window.width / 2 - 1024)).toBeLessThanOrEqual(4);
    // 3 without blocks, 5 groups, 25 blocks, 32 channels, each of 3 colours in 4 bytes.
    const bytes = 65 * 3 * 4 * window.width * window.height;
    expect(bytes).toBeLessThanOrEqual(partsLimit);
    expect(bytes).toBeGreaterThan(0.9 * partsLimit);
  });

  it('counts the blocks of one group alone in the paper’s network', () => {
    const { width } = partsWindow(sample(4096, 4096, 10, 20, 64))!;
    expect((3 + 10 + 20 + 64) * 3 * 4 * width ** 2).toBeLessThanOrEqual(partsLimit);
  });
});
