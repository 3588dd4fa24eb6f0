import { range } from 'd3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { branchSpectra, groupSkip, type Branch } from '../../src/analysis/branch-spectra.ts';
import { correlate } from '../../src/analysis/correlation.ts';
import { finding } from '../../src/analysis/finding.ts';
import { halfEnergyChannels } from '../../src/analysis/half-energy.ts';
import { psnr } from '../../src/analysis/metrics.ts';
import { mapSpectra, planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { averageChannels, shareAbove, sharesAbove, type SpectrumTable } from '../../src/analysis/spectrum-table.ts';
import { openNetwork, ownWeights, type OpenedNetwork } from '../../src/cli/open-engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { cardIds, drawCard, type CardId } from '../../src/image/cards/index.ts';
import { quantize, type Pixels } from '../../src/image/pixels.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import { allBlocks } from '../../src/model/blocks.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention, blockConv2, group, groupConv, tailInput, type Site } from '../../src/model/sites.ts';
import type { SiteRecord, Trace } from '../../src/trace/trace.ts';

/** What the lessons on high frequency and on groups say is seen, at x2 on the cards as the page draws them. */
let network: OpenedNetwork;
beforeAll(async () => {
  network = await openNetwork(ownWeights(2));
});
afterAll(() => network.engine.dispose());

const cutoff = 0.25;
const original = (id: CardId): Pixels => drawCard(id, 192);

async function traced(id: CardId, sites: readonly Site[]): Promise<Trace> {
  return (await network.engine.run({ picture: downscale(original(id), 2), sites })).trace;
}
async function enlarged(id: CardId, edits: readonly Edit[]): Promise<Pixels> {
  const { output } = await network.engine.run({ picture: downscale(original(id), 2), sites: [], edits });
  return quantize(output);
}
const at = ({ records }: Trace, site: Site): SiteRecord => records.get(site)!;

describe('Which channels carry high frequency?', () => {
  test('in block 3 of group 3 attention rises with it; in most blocks nothing can be told', async () => {
    const blocks = allBlocks(network.info.config);
    const trace = await traced('facade', blocks.map(({ group, block }) => blockConv2(group, block)));
    const found = blocks.map(({ group, block }) => {
      const shares = sharesAbove(mapSpectra(at(trace, blockConv2(group, block))), cutoff);
      return finding(correlate(shares, at(trace, attention(group, block)).data));
    });
    expect(found[3 * 5 + 3]).toBe('rising');
    expect(found.filter((one) => one === 'untold').length).toBeGreaterThan(found.length / 2);
  });

  test('channel 18 of that block is loud and smooth, and turned down almost to nothing', async () => {
    const trace = await traced('facade', [blockConv2(3, 3)]);
    const table = mapSpectra(at(trace, blockConv2(3, 3)));
    const shares = sharesAbove(table, cutoff);
    expect(shares[18]).toBe(Math.min(...shares));
    expect(table.energy[18]).toBeGreaterThan(averageChannels(table).energy[0]!);
    expect(at(trace, attention(3, 3)).data[18]).toBeLessThan(0.1);
  });

  test('without some channel of that block the picture is closer to the truth', async () => {
    const plain = psnr(await enlarged('facade', []), original('facade'), 2);
    const without: number[] = [];
    for (const channel of range(32)) {
      const edits = [{ kind: 'mute', site: attention(3, 3), channels: [channel] }] as const;
      without.push(psnr(await enlarged('facade', edits), original('facade'), 2));
    }
    expect(Math.max(...without)).toBeGreaterThan(plain);
  });
});

describe('Before and after each residual group', () => {
  test.each(cardIds)('group 0 adds by few channels, the others by about a third: %s', async (id) => {
    const { config } = network.info;
    const groups = range(config.groups).map((g) => groupConv(config, g));
    const trace = await traced(id, groups);
    const [first, ...others] = groups.map((site) => halfEnergyChannels(at(trace, site)));
    expect(first).toBeLessThanOrEqual(8);
    for (const count of others) expect(Math.abs(count / config.features - 1 / 3)).toBeLessThan(0.12);
  });

  test.each(cardIds)('group 0 cancels most of the low frequency that comes to it: %s', async (id) => {
    const skip = groupSkip(network.info.config, 0);
    const trace = await traced(id, Object.values(skip));
    const maps = (branch: Branch): SiteRecord => at(trace, skip[branch]);
    const tables = branchSpectra({ identity: maps('identity'), residual: maps('residual'), sum: maps('sum') });
    const low = (table: SpectrumTable): number => {
      const all = averageChannels(table);
      return all.energy[0]! * (1 - shareAbove(all, 0, cutoff));
    };
    expect(low(tables.sum)).toBeLessThan(0.5 * (low(tables.identity) + low(tables.residual)));
    expect(low(tables.sum)).toBeLessThan(low(tables.identity));
  });

  test('without the long skip most of the low frequency is gone; without a group’s the picture is still there', async () => {
    const low = (picture: Pixels): number => {
      const { table } = planeSpectrum({ ...picture, data: lumaPlane(picture) });
      return table.energy[0]! * (1 - shareAbove(table, 0, cutoff));
    };
    const shut = (site: Site): Promise<Pixels> => enlarged('facade', [{ kind: 'gate', site, value: 0 }]);
    const plain = low(await enlarged('facade', []));
    expect(low(await shut(tailInput))).toBeLessThan(0.5 * plain);
    for (const g of range(5)) expect(low(await shut(group(g)))).toBeGreaterThan(0.5 * plain);
  });
});
