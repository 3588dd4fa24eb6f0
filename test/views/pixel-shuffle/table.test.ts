import { expect, it } from 'vitest';
import { pixelShuffle, shuffleShape } from '../../../src/analysis/pixel-shuffle.ts';
import { plane } from '../../../src/trace/trace.ts';
import { cropPlanes } from '../../../src/views/pixel-shuffle/material.ts';
import { shuffleSteps } from '../../../src/views/pixel-shuffle/steps.ts';
import { shuffleTable } from '../../../src/views/pixel-shuffle/table.ts';
import { signal } from '../../fixtures/signal.ts';

const maps = { channels: 12, height: 6, width: 8, data: Float32Array.from(signal(576)) };
const crop = { x: 3, y: 2, width: 4, height: 3 };
const cut = cropPlanes(maps, crop);

it.each(['torch', 'tensorflow'] as const)(
  'has every pixel of the window with the place in the maps that it comes from, in the order of %s',
  (order) => {
    const shape = shuffleShape(cut, 2, order);
    const { rows } = shuffleTable(shape, shuffleSteps(cut, shape), 1, crop);
    const whole = pixelShuffle(maps, 2, order);
    expect(rows).toHaveLength(6 * 8);
    for (const [feature, row, column, map, i, j, y, x, value] of rows as number[][]) {
      expect(value).toBe(plane(maps, map!)[y! * 8 + x!]);
      expect(value).toBe(plane(whole, feature!)[row! * 16 + column!]);
      expect([row, column]).toEqual([y! * 2 + i!, x! * 2 + j!]);
    }
  },
);
