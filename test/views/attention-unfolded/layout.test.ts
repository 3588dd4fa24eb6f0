import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import {
  channelAt,
  rowMiddle,
  stepAt,
  tileCorner,
  unfoldedLayout,
} from '../../../src/views/attention-unfolded/layout.ts';
import { steps } from '../../../src/views/attention-unfolded/steps.ts';

const net = (features: number, reduction: number): RcanConfig => ({
  groups: 5,
  blocks: 5,
  features,
  reduction,
  scale: 2,
  colors: 3,
});
const nets = [net(32, 8), net(64, 16), net(64, 4), net(8, 4)];

describe('the layout of the unfolded block', () => {
  test('shows all steps side by side where there is room, a step and its source where there is not', () => {
    expect([...unfoldedLayout(net(32, 8), { width: 780, height: 500 }, 1, 'gate').parts.keys()]).toEqual(
      steps,
    );
    expect([...unfoldedLayout(net(32, 8), { width: 358, height: 440 }, 1, 'squeeze').parts.keys()]).toEqual([
      'pool',
      'squeeze',
    ]);
  });

  test.each(nets)('fits window and phone at every step ($features channels, r = $reduction)', (config) => {
    for (const [width, height] of [
      [358, 440],
      [700, 700],
      [780, 600],
      [808, 510],
      [1088, 900],
    ] as const) {
      for (const aspect of [0.5, 1, 1.5]) {
        for (const step of steps) {
          const layout = unfoldedLayout(config, { width, height }, aspect, step);
          expect(layout.width).toBeLessThanOrEqual(width);
          expect(layout.height).toBeLessThanOrEqual(height);
          expect(layout.parts.has(step)).toBe(true);
          const last = tileCorner(layout, config.features - 1);
          expect(layout.rowsTop + last.y + layout.sheet.tileHeight).toBeLessThanOrEqual(layout.rowsBottom);
        }
      }
    }
  });

  test('finds under a point the channel, the step and the hidden unit drawn there', () => {
    const layout = unfoldedLayout(net(64, 16), { width: 1088, height: 600 }, 1, 'maps');
    for (let c = 0; c < 64; c++) expect(channelAt(layout, rowMiddle(layout, c))).toBe(c);
    for (const step of ['squeeze', 'excite'] as const) {
      const left = layout.parts.get(step)?.left ?? NaN;
      expect(stepAt(layout, left + 2.5 * layout.cellWidth)).toEqual({
        step,
        unit: 2,
      });
    }
    const gate = layout.parts.get('gate')?.left ?? NaN;
    expect(stepAt(layout, gate + 1)).toEqual({ step: 'gate' });
    expect(stepAt(layout, gate - 1)).toBeUndefined();
    expect(stepAt(layout, layout.logitsLeft)).toEqual({ step: 'excite' });
  });
});
