import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../../src/views/explorer/layout.ts';
import { levels, type Place } from '../../../src/views/explorer/place.ts';
import { explorerWords } from '../../../src/views/explorer/words.ts';

const shipped = { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 2, colors: 3 } as const;
const paper = { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 4, colors: 3 } as const;
const screens = {
  projector: { width: 1120, height: 540 },
  large: { width: 1280, height: 900 },
  phone: { width: 358, height: 620 },
};

const cases = Object.entries({ shipped, paper }).flatMap(([net, config]) =>
  Object.entries(screens).flatMap(([screen, size]) =>
    levels.map((level) => ({ net, config, screen, size, level })),
  ),
);

describe('the explorer', () => {
  it.each(cases)('has room for all of $level of the $net network on a $screen', ({ config, size, level }) => {
    const place: Place = { level, group: 2, block: 3, convolution: 'second' };
    const scene = layoutOf(
      { config, ratio: 1.5, picture: { width: 72, height: 48 }, size, names: explorerWords.en.names },
      place,
      4,
      1,
    );
    const seen = scene.items.filter(({ drawing }) => drawing.kind !== 'hidden');
    expect(seen.map(({ key }) => key)).toContain('output');
    expect(new Set(scene.items.map(({ key }) => key)).size).toBe(scene.items.length);
    const beyond = seen.filter(
      ({ box: { x, y, width, height } }) =>
        x < -1 ||
        y < -1 ||
        x + width > size.width + 1 ||
        y + height > size.height + 1 ||
        width < 1 ||
        height < 1,
    );
    expect(beyond).toEqual([]);
    const { score, stage } = scene;
    for (const box of [score, stage ?? score]) {
      expect(box.x + box.width).toBeLessThanOrEqual(size.width + 1);
      expect(box.width).toBeGreaterThan(60);
      expect(box.height).toBeGreaterThan(60);
    }
  });

  it.each(cases.filter(({ level }) => level === 'block'))(
    'draws every map of a block four times, $net on a $screen',
    ({ config, size }) => {
      const place: Place = { level: 'block', group: 0, block: 0, convolution: 'first' };
      const { items } = layoutOf(
        { config, ratio: 1, picture: { width: 48, height: 48 }, size, names: explorerWords.en.names },
        place,
        0,
        0,
      );
      const maps = items.filter(({ drawing }) => drawing.kind === 'map');
      expect(maps.length).toBe(4 * config.features);
      expect(Math.min(...maps.map(({ box }) => box.width))).toBeGreaterThan(8);
    },
  );

  it('draws twenty blocks in rows on a phone, none over another or outside their group', () => {
    const place: Place = { level: 'group', group: 4, block: 7, convolution: 'closing' };
    const { items } = layoutOf(
      {
        config: paper,
        ratio: 1,
        picture: { width: 48, height: 48 },
        size: { width: 350, height: 440 },
        names: explorerWords.en.names,
      },
      place,
      0,
      0,
    );
    const frame = items.find(({ drawing }) => drawing.kind === 'frame')!.box;
    const inside = items.filter(({ within }) => within === 'body.4').map(({ box }) => box);
    expect(inside.length).toBe(22);
    for (const [i, a] of inside.entries()) {
      expect(a.y).toBeGreaterThanOrEqual(frame.y);
      expect(a.y + a.height).toBeLessThanOrEqual(frame.y + frame.height);
      for (const b of inside.slice(i + 1)) {
        const isApart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart).toBe(true);
      }
    }
  });
});
