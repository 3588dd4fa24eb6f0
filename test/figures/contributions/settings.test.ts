import { describe, expect, it } from 'vitest';
import { contributions } from '../../../src/figures/contributions/figure.ts';
import { outputFrequency } from '../../../src/figures/contributions/output-frequency.ts';
import { blockNamed, wantedParts } from '../../../src/figures/contributions/wanted-parts.ts';
import { partName } from '../../../src/model/contribution-parts.ts';
import type { RcanConfig } from '../../../src/model/config.ts';
import { defaultSpectrum } from '../../../src/analysis/power-spectrum.ts';

const { settings } = contributions;
const config = (groups: number, blocks: number): RcanConfig => ({
  groups,
  blocks,
  features: 2,
  reduction: 1,
  scale: 2,
  colors: 3,
});

describe('the settings of a sum', () => {
  it('are written as they are read', () => {
    const texts = {
      upto: ['0', '17', 'all'],
      cutoff: ['grid', '0.17'],
      part: ['none', 'long_skip', 'first_features', 'body.3', 'body.3.body.19'],
      without: ['none', 'body.4.body.4,body.0', 'long_skip'],
    } as const;
    for (const [name, all] of Object.entries(texts))
      for (const text of all) {
        const setting = settings[name as keyof typeof texts];
        const read = setting.read(text);
        expect(read, `${name}: ${text}`).toHaveProperty('value');
        expect((setting.write as (value: unknown) => string)((read as { value: unknown }).value)).toBe(text);
      }
  });

  it('refuse what is no part and no place', () => {
    for (const text of ['body.10', 'body.0.body.20', 'constant', 'tail', ''])
      expect(settings.part.read(text)).toHaveProperty('problem');
    expect(settings.without.read('body.0,head')).toHaveProperty('problem');
    expect(settings.upto.read('202')).toHaveProperty('problem');
    expect(settings.cutoff.read('0.9')).toHaveProperty('problem');
  });
});

describe('the parts that the figure asks for', () => {
  const names = (...given: Parameters<typeof wantedParts>) => wantedParts(...given).map(partName);

  it('are the groups first, then all blocks, then the channels of the one shown large', () => {
    const all = names(config(2, 2), 0, { group: 1, block: 0 });
    expect(all.slice(0, 5)).toEqual(['long_skip', 'constant', 'first_features', 'body.0', 'body.1']);
    expect(all.slice(5, 9)).toEqual(['body.0.body.0', 'body.0.body.1', 'body.1.body.0', 'body.1.body.1']);
    expect(all.slice(9)).toEqual(['body.1.body.0:0', 'body.1.body.0:1']);
  });

  it('are the blocks of the opened group alone in a network as large as the paper’s', () => {
    const all = names(config(10, 20), 3, undefined);
    expect(all).toHaveLength(3 + 10 + 20);
    expect(all.at(-1)).toBe('body.3.body.19');
  });

  it('leave out a block that the network does not have', () => {
    expect(names(config(2, 2), 0, { group: 4, block: 4 })).toHaveLength(3 + 2 + 4);
  });

  it('take a block from a part’s name', () => {
    expect(blockNamed('body.2.body.13')).toEqual({ group: 2, block: 13 });
    for (const name of [undefined, 'body.2', 'long_skip', 'body.2.body.1:3'])
      expect(blockNamed(name)).toBeUndefined();
  });
});

describe('where high frequency begins in an output', () => {
  const page = {
    cutoff: 0.4,
    options: defaultSpectrum,
    oncutoff: () => undefined,
    onoptions: () => undefined,
  };
  const set: (number | undefined)[] = [];
  const of = (scale: 2 | 3 | 4, own?: number) =>
    outputFrequency(page, scale, own, (cutoff) => set.push(cutoff));

  it('is where the small picture’s grid ends, unless the reader sets it', () => {
    expect([of(2).cutoff, of(3).cutoff, of(4).cutoff]).toEqual([0.25, 0.17, 0.13]);
    expect(of(4, 0.3).cutoff).toBe(0.3);
  });

  it('is set to the nearest hundredth, and not set at all when it is dragged back', () => {
    of(2).oncutoff(0.311);
    of(2).oncutoff(0.2501);
    expect(set).toEqual([0.31, undefined]);
  });
});
