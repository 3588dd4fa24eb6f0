import { describe, expect, it } from 'vitest';
import { endLabels, labelRoom, labelWidth } from '../../../src/views/frequency/end-labels.ts';
import { radialLayout } from '../../../src/views/frequency/radial-layout.ts';

const curve = (id: string, last: number, upTo = 0.7) => {
  const rings = Array.from({ length: 20 }, (_, i) => (i * upTo) / 19);
  return {
    id,
    name: `the curve ${id}`,
    frequency: Float64Array.from(rings),
    power: Float64Array.from(rings, (_, i) => last * 10 ** ((19 - i) / 8)),
  };
};

describe('names at the ends of curves', () => {
  const close = ['a', 'b', 'c', 'd'].map((id, i) => curve(id, 1 + i / 100));
  const layout = radialLayout(close, 600, 330, labelRoom(['the curve a', 'the curve b'], 600));

  it('keep a line’s height apart where the curves end together, in the order of their heights', () => {
    const labels = endLabels(close, layout);
    expect(labels.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    const heights = labels.map(({ y }) => y).sort((p, q) => p - q);
    for (const [i, y] of heights.slice(1).entries()) expect(y - heights[i]!).toBeGreaterThanOrEqual(16);
    expect(labels.at(-1)!.y, 'the highest curve has the highest name').toBe(heights[0]);
    for (const { y } of labels) expect(y).toBeLessThanOrEqual(layout.bottom);
  });

  it('stand at the curve’s own end where that lies inside the plot', () => {
    const [short] = endLabels([curve('short', 1, 0.35), curve('long', 1)], layout);
    expect(short!.from.x).toBeCloseTo(layout.x(0.35), 6);
    expect(short!.x).toBeLessThan(layout.right);
  });

  it('are not written where they would take more than a third of the plot, or where there is one curve alone', () => {
    expect(labelRoom(['before attention', 'after attention'], 300)).toBeUndefined();
    expect(labelRoom(['before attention'], 900)).toBeUndefined();
    const room = labelRoom(['before attention', 'after attention'], 600)!;
    expect(room).toBeGreaterThan(labelWidth('before attention'));
  });
});
