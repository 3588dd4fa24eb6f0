import { describe, expect, it } from 'vitest';
import { correlate } from '../../../src/analysis/correlation.ts';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import type { MeasuredPicture, Relation } from '../../../src/views/channel-atlas/points.ts';
import { relationSentences } from '../../../src/views/channel-atlas/sentences.ts';
import { atlasWords } from '../../../src/views/channel-atlas/words.ts';

const rising = Array.from({ length: 30 }, (_, i) => i);
const scattered = rising.map((i) => (i * 17) % 31);
const table = mapSpectra({ channels: 1, height: 8, width: 8, data: new Float32Array(64) });
const picture = (blocks: readonly number[]): MeasuredPicture =>
  blocks.map((block) => ({ group: 3, block, table, attention: [0] }));

const [up, down, none] = [rising, rising.toReversed(), scattered].map((y) => correlate(rising, y));
const said = (of: Partial<Relation>, locale: 'en' | 'zh' = 'en') =>
  relationSentences(
    atlasWords[locale],
    { pictures: [picture([2])], cutoff: 0.25, correlations: up!, alone: [], ...of },
    0,
  ).join(' ');

describe('what the atlas says of its correlation', () => {
  it('names the channels, the block or the group, and the cut-off', () => {
    expect(said({})).toContain(
      'Over 30 channels of block 2 of group 3, attention against the share above 0.25',
    );
    expect(said({ pictures: [picture([0, 1])] })).toContain('Over 30 channels of group 3,');
  });

  it('of one picture is said to be of that picture only', () => {
    expect(said({})).toContain('this one picture');
    expect(said({}, 'zh')).toContain('这一张图');
  });

  it('of several pictures counts on how many of them it holds alone', () => {
    const alone = [up!, up!, down!, none!, up!].map(({ spearman }) => spearman);
    const pictures = alone.map(() => picture([2]));
    const text = said({ pictures, alone });
    expect(text).toContain('averaged over the 5 pictures first');
    expect(text).toContain('above 0 on 3 of the 5 pictures, below 0 on 1, and contains 0 on 1');
    expect(text).not.toContain('this one picture');
    expect(said({ pictures, alone }, 'zh')).toContain(
      '5 张中有 3 张位于 0 以上，1 张位于 0 以下，1 张包含 0',
    );
  });

  it('claims a relation only when both intervals lie on one side of 0', () => {
    expect(said({})).toContain('tend to have the higher attention');
    expect(said({ correlations: down! })).toContain('tend to have the lower attention');
    expect(said({ correlations: none! })).toContain('no relation can be told from these 30 channels');
    expect(said({ correlations: none! }, 'zh')).toContain('从这 30 个通道看不出两者有关系');
    const divided = said({ correlations: { pearson: up!.pearson, spearman: none!.spearman } });
    expect(divided).not.toContain('tend to');
  });
});
