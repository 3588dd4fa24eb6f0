import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scale } from '../../src/model/config.ts';
import { siteShapes, type SiteShape } from '../../src/model/shapes.ts';
import { shuffle, tailConv, tailInput, upConv, type Site } from '../../src/model/sites.ts';

const scales = [2, 3, 4] as const;
const shapesAt = (scale: Scale, colors: 1 | 3) => {
  const config = { groups: 10, blocks: 20, features: 64, reduction: 16, scale, colors };
  return siteShapes(config, 16, 16);
};
const text = (shape: SiteShape | undefined) =>
  shape ? `(B, ${[shape.channels, shape.height, shape.width].join(', ')})` : '';
const row = (site: Site, colors: 1 | 3 = 3) => scales.map((scale) => text(shapesAt(scale, colors).get(site)));

describe.each(['en', 'zh'])('Growing at the very end in %s', (locale) => {
  test('has the shapes of three tails with 64 features, of a small picture of 16 × 16', () => {
    const lesson = readFileSync(new URL(`../../lessons/${locale}/upsampling.md`, import.meta.url), 'utf8');
    const rows = [...lesson.matchAll(/^\|.*\(B, \d.*$/gm)].map(([line]) =>
      line
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
    expect(rows).toEqual([
      row(tailInput),
      ...[0, 1].flatMap((k) => [row(upConv(k)), row(shuffle(k))]),
      row(tailConv),
      row(tailConv, 1),
    ]);
  });
});
