import { describe, expect, test } from 'vitest';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import { partsOf } from '../../src/image/cards/chinese.ts';
import { cardIds, drawCard } from '../../src/image/cards/index.ts';
import { draw, strokesOf } from '../../src/image/cards/strokes.ts';

describe.each(cardIds)('the card %s', (id) => {
  test.each([96, 131])('fills %i px in RGB, the same each time', (size) => {
    const card = drawCard(id, size);
    expect([card.width, card.height, card.channels, card.data.length]).toEqual([
      size,
      size,
      3,
      3 * size ** 2,
    ]);
    expect(Buffer.from(card.data).equals(Buffer.from(drawCard(id, size).data))).toBe(true);
  });

  test('uses a wide range of tones', () => {
    const tones = lumaPlane(drawCard(id, 96)).sort();
    const at = (share: number): number => tones[Math.floor(share * (tones.length - 1))]!;
    expect(at(0.99) - at(0.01)).toBeGreaterThan(100);
  });
});

test('the cards are seven', () => {
  expect(cardIds).toHaveLength(7);
});

test('the zone plate is as bright in the middle as paper and alternates from pixel to pixel at its rim', () => {
  const size = 200;
  const row = [...drawCard('zone-plate', size).data.subarray(300 * size, 303 * size)].filter(
    (_, i) => i % 3 === 1,
  );
  expect(row[100]).toBeGreaterThan(240);
  // 85 % of the way out the frequency is 0.85 of the highest: a full swing within any four pixels.
  for (let x = 14; x < 20; x++) {
    const four = row.slice(x, x + 4);
    expect(Math.max(...four) - Math.min(...four)).toBeGreaterThan(120);
  }
});

test('the Siemens star melts to the mean of ink and paper in its centre', () => {
  const { data } = drawCard('siemens-star', 256);
  const centre = (128 * 256 + 129) * 3;
  const rim = (128 * 256 + 200) * 3;
  const column = (at: number): number[] =>
    Array.from({ length: 40 }, (_, k) => data[at + (k - 20) * 256 * 3]!);
  expect(Math.abs(data[centre]! - 144)).toBeLessThan(25);
  expect(Math.max(...column(rim)) - Math.min(...column(rim))).toBeGreaterThan(150);
});

describe('the pen', () => {
  test('covers as much as the line is wide', () => {
    const sheet = { size: 20, covered: new Float32Array(400) };
    draw(
      sheet,
      [
        [-5, 10.3],
        [25, 10.3],
      ],
      1.5,
    );
    const column = Array.from({ length: 20 }, (_, y) => sheet.covered[y * 20 + 7]!);
    expect(column.reduce((a, b) => a + b)).toBeCloseTo(3, 5);
  });

  test('follows straight lines and curves of a path', () => {
    const [line, curve] = strokesOf('M0 0 L10 0 L10 5 M0 0 C0 10 10 10 10 0');
    expect(line).toEqual([
      [0, 0],
      [10, 0],
      [10, 5],
    ]);
    expect(curve).toHaveLength(11);
    expect(curve![5]).toEqual([5, 7.5]);
  });

  test('knows every character of the card', () => {
    for (const character of '超分辨率山水日月明晶森大小天上人口林中火品文田木回王下') {
      for (const { path } of partsOf(character)) expect(path).toMatch(/^M/);
    }
  });
});
