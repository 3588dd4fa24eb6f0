import { describe, expect, test } from 'vitest';
import {
  outputAt,
  outputCell,
  places,
  sourceAt,
  sourceCell,
} from '../../../src/views/pixel-shuffle/cells.ts';
import type { Place, Square } from '../../../src/views/pixel-shuffle/geometry.ts';
import { movingCell, phaseProgress } from '../../../src/views/pixel-shuffle/motion.ts';
import { stageLayout } from '../../../src/views/pixel-shuffle/stage-layout.ts';
import { featureAt, stripFeature, stripMap } from '../../../src/views/pixel-shuffle/strip.ts';

const middle = ({ x, y, size }: Square): [number, number] => [x + size / 2, y + size / 2];

for (const r of [2, 3]) {
  for (const [width, height] of [
    [350, 700],
    [740, 840],
    [1100, 390],
    [1100, 750],
  ] as const) {
    describe(`a stage for r = ${r}, ${width} px wide and ${height} px high`, () => {
      const shape = { features: 32, factor: r, height: 6, width: 8, order: 'torch' } as const;
      const layout = stageLayout(shape, { width, height }, { width: 96, height: 96 });
      const all = places(shape);

      test('has a place for every value of a feature channel', () => {
        expect(all).toHaveLength(r * r * 6 * 8);
      });

      test('keeps everything inside its width and height', () => {
        expect(layout.height).toBeLessThanOrEqual(height);
        for (const { box } of [layout.strip, layout.source, layout.output]) {
          expect(box.x + box.width).toBeLessThanOrEqual(width);
          expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
        }
        const last = stripMap(layout, 32 * r * r - 1);
        expect(last.x + last.width).toBeLessThanOrEqual(width);
      });

      test('the last step puts value (i, j, y, x) into row y r + i and column x r + j, without gaps', () => {
        const first = outputCell(layout, { i: 0, j: 0, y: 0, x: 0 }, 0);
        for (const place of all) {
          const { x, y, size } = movingCell(layout, 5, place, 3);
          expect((x - first.x) / size).toBeCloseTo(place.x * r + place.j);
          expect((y - first.y) / size).toBeCloseTo(place.y * r + place.i);
        }
      });

      test('moves start and end where the steps are', () => {
        for (const place of all) {
          const k = 5 * r * r + place.i * r + place.j;
          const thumb = stripMap(layout, k);
          expect(movingCell(layout, 5, place, 0)).toEqual({
            x: thumb.x + place.x * layout.strip.cell,
            y: thumb.y + place.y * layout.strip.cell,
            size: layout.strip.cell,
          });
          expect(movingCell(layout, 5, place, 1)).toEqual(sourceCell(layout, place));
          expect(movingCell(layout, 5, place, 2)).toEqual(outputCell(layout, place, 1));
        }
      });

      test('a point in a cell finds the value that is drawn there', () => {
        for (const place of all) {
          expect(sourceAt(layout, ...middle(sourceCell(layout, place)))).toEqual(place);
          for (const open of [0, 0.5, 1]) {
            expect(outputAt(layout, ...middle(outputCell(layout, place, open)), open)).toEqual(place);
          }
        }
      });

      test('a point in the strip finds its feature channel', () => {
        for (let c = 0; c < 32; c++) {
          const [box] = stripFeature(layout, c);
          expect(featureAt(layout, box!.x + box!.width / 2, box!.y + box!.height / 2)).toBe(c);
        }
      });

      test('in TensorFlow’s order a feature channel’s maps are scattered over the strip, C apart', () => {
        const scattered = stageLayout({ ...shape, order: 'tensorflow' }, { width, height });
        const boxes = stripFeature(scattered, 5);
        expect(boxes).toEqual(Array.from({ length: r * r }, (_, q) => stripMap(scattered, q * 32 + 5)));
        for (const box of boxes)
          expect(featureAt(scattered, box.x + box.width / 2, box.y + box.height / 2)).toBe(5);
        const { x, y } = movingCell(scattered, 5, { i: 1, j: 0, y: 0, x: 0 }, 0);
        expect({ x, y }).toEqual({ x: boxes[r]!.x, y: boxes[r]!.y });
      });
    });
  }
}

describe('where a stage has its three parts', () => {
  const shape = { features: 32, factor: 2, height: 3, width: 4, order: 'torch' } as const;

  test('from left to right where it is wide', () => {
    const { strip, source, output } = stageLayout(shape, { width: 1120, height: 390 });
    expect(strip.box.x + strip.box.width).toBeLessThan(source.box.x);
    expect(source.box.x + source.box.width).toBeLessThan(output.box.x);
    expect(output.box.y).toBeLessThan(strip.box.y + strip.box.height);
  });

  test('all maps above the other two on an upright tablet, one below the other on a phone', () => {
    const tablet = stageLayout(shape, { width: 740, height: 840 });
    expect(tablet.strip.box.y + tablet.strip.box.height).toBeLessThan(tablet.source.box.y);
    expect(tablet.source.box.x + tablet.source.box.width).toBeLessThan(tablet.output.box.x);
    const phone = stageLayout(shape, { width: 350, height: 620 });
    expect(phone.source.box.y + phone.source.box.height).toBeLessThan(phone.output.box.y);
  });

  test('larger where the window is higher', () => {
    const [low, high] = [390, 750].map((height) => stageLayout(shape, { width: 1120, height }));
    expect(high!.output.cell).toBeGreaterThan(low!.output.cell);
  });
});

test('between the pixels that stand apart there is nothing', () => {
  const layout = stageLayout(
    { features: 3, factor: 2, height: 3, width: 4, order: 'torch' },
    { width: 1100, height: 390 },
  );
  const corner: Place = { i: 0, j: 1, y: 0, x: 0 };
  const { x, y, size } = outputCell(layout, corner, 1);
  expect(outputAt(layout, x + size + 2, y + 2, 1)).toBeUndefined();
});

test('phases leave one after the other and are all at rest before and after', () => {
  for (const count of [1, 4, 9]) {
    for (let q = 0; q < count; q++) {
      expect(phaseProgress(0, q, count)).toBe(0);
      expect(phaseProgress(1, q, count)).toBe(1);
    }
  }
  expect(phaseProgress(0.4, 0, 4)).toBeGreaterThan(phaseProgress(0.4, 3, 4));
});
