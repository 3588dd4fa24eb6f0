import { describe, expect, it } from 'vitest';
import { correlate } from '../../../src/analysis/correlation.ts';
import { addedAtlasWords } from '../../../src/views/channel-atlas/added-atlas-words.ts';
import {
  addedSample,
  addedSentences,
  comparisonSentences,
  type AddedRelation,
} from '../../../src/views/channel-atlas/added-relation.ts';
import { addedTable } from '../../../src/views/channel-atlas/added-table.ts';
import { atlasWords } from '../../../src/views/channel-atlas/words.ts';
import type { AddedPoint } from '../../../src/views/channel-points/added.ts';
import { column } from '../../fixtures/column.ts';

const rising = Array.from({ length: 30 }, (_, i) => i);
const scattered = rising.map((i) => (i * 17) % 31);
const [up, none] = [rising, scattered].map((y) => correlate(rising, y));

const point = (channel: number, attention: number, block = 2): AddedPoint => ({
  group: 3,
  block,
  channel,
  attention,
  energy: 4 * attention ** 2,
  high: attention ** 2,
  share: attention === 0 ? NaN : 0.25,
});
const points = [point(0, 0.5), point(1, 0), point(2, 1)];
const relation = (of: Partial<AddedRelation>): AddedRelation => ({
  points,
  measure: 'high',
  cutoff: 0.17,
  with: up!,
  without: none!,
  ...of,
});
const compared = (of: Partial<AddedRelation>, locale: 'en' | 'zh' = 'en') =>
  comparisonSentences(atlasWords[locale], addedAtlasWords[locale], relation(of)).join(' ');
const said = (factor: 'with' | 'without', of: Partial<AddedRelation> = {}) =>
  addedSentences(atlasWords.en, addedAtlasWords.en, relation(of), factor).join(' ');

describe('what the atlas says of what channels add', () => {
  it('names the channels, the measure, and where high frequency begins on the output', () => {
    expect(addedSample(addedAtlasWords.en, relation({}))).toBe(
      'Over 3 channels of block 2 of group 3, attention s against the high-frequency energy of what each adds to the picture, above 0.17 cycles/pixel of the output.',
    );
    const ofGroup = relation({ points: [...points, point(0, 1, 4)], measure: 'energy' });
    expect(addedSample(addedAtlasWords.en, ofGroup)).toContain('Over 4 channels of group 3, attention s');
    expect(addedSample(addedAtlasWords.en, ofGroup)).not.toContain('cycles/pixel');
  });

  it('tells it with the factor s and without it', () => {
    expect(said('with')).toMatch(
      /^With the factor s.* 1\.00 .*add more above the cut-off tend to have the higher/,
    );
    expect(said('without')).toMatch(/^With s divided out.*no relation can be told from these 30 channels/);
  });

  it('says where the two differ, and where they come to the same', () => {
    expect(compared({})).toContain('The two differ');
    expect(compared({}, 'zh')).toContain('两者不同');
    expect(compared({ without: up! })).toContain('Both come to the same: attention is higher also where');
    expect(compared({ with: none! })).toContain('neither way can a relation be told');
  });

  it('counts the channels whose s is 0', () => {
    expect(compared({})).toContain('1 channel with s = 0 is left out');
    expect(compared({ points: [...points, point(3, 0)] })).toContain('2 channels with s = 0 are left out');
    expect(compared({ points: [points[0]!] })).not.toContain('s = 0');
  });

  it('tells of a share once, as s does not change it, and counts those that add nothing', () => {
    const share = { measure: 'share', without: undefined } as const;
    expect(said('with', share)).toMatch(/^Spearman.*of whose part more lies above the cut-off/);
    expect(said('without', share)).toBe('');
    expect(compared(share)).toContain('the same with and without s');
    expect(compared(share)).toContain('1 silent channel has no place');
  });
});

it('the table of what channels add has both energies, the share, and what it would be at s = 1', () => {
  const table = addedTable(points, 0.17);
  expect(column(table, 'energy added (levels^2)')).toEqual([1, 0, 4]);
  expect(column(table, 'energy added above 0.17 cycles/pixel (levels^2)')).toEqual([0.25, 0, 1]);
  expect(column(table, 'share above 0.17 cycles/pixel')).toEqual([0.25, NaN, 0.25]);
  expect(column(table, 'root mean square added (levels)')).toEqual([1, 0, 2]);
  expect(column(table, 'root mean square at s = 1 (levels)')).toEqual([2, NaN, 2]);
  expect(column(table, 'root mean square above 0.17 cycles/pixel at s = 1 (levels)')).toEqual([1, NaN, 1]);
});
