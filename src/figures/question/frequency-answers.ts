import { descending, maxIndex, range, sort } from 'd3';
import { sideOfZero } from '../../analysis/bootstrap.ts';
import { halfEnergyChannels } from '../../analysis/half-energy.ts';
import { averageChannels, shareAbove, sharesAbove } from '../../analysis/spectrum-table.ts';
import { attention, blockConv2, groupConv } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { AnswerName } from './answers.ts';
import { number, type AnswerParts, type AnswerSource } from './answer-source.ts';

type FrequencyAnswer = Extract<
  AnswerName,
  'group-high-frequency' | 'group-half-energy' | 'sharpest-channel-rank' | 'attention-follows-detail'
>;

/** The share of high frequency of every channel of some maps, as the figures of the page measure it. */
async function channelShares(
  { spectra, measuring: { options, cutoff } }: AnswerParts,
  maps: SiteRecord,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  return sharesAbove(await spectra.channels(maps, { spectrum: options, signal }), cutoff);
}

/** The answers that ask where high frequency is, and whether attention follows it. */
export const frequencyAnswers: Readonly<Record<FrequencyAnswer, AnswerSource>> = {
  'group-high-frequency': {
    sites: (config) => range(config.groups).map((g) => groupConv(config, g)),
    measure: ({ shown, spectra, measuring: { options, cutoff } }, record) => {
      const { config } = shown.network.info;
      return async ({ signal }) => {
        const shares: number[] = [];
        for (const g of range(config.groups)) {
          const added = record(groupConv(config, g));
          const table = averageChannels(await spectra.channels(added, { spectrum: options, signal }));
          shares.push(shareAbove(table, 0, cutoff));
        }
        const order = sort(range(config.groups), (a, b) => descending(shares[a], shares[b]));
        return { kind: 'order', order };
      };
    },
  },
  'group-half-energy': {
    sites: (config, { group }) => [groupConv(config, group)],
    measure: ({ shown, place }, record) =>
      number(halfEnergyChannels(record(groupConv(shown.network.info.config, place.group)))),
  },
  'sharpest-channel-rank': {
    sites: (_, { group, block }) => [blockConv2(group, block), attention(group, block)],
    measure: (parts, record) => {
      const { group, block } = parts.place;
      const [maps, factors] = [record(blockConv2(group, block)), record(attention(group, block)).data];
      return async ({ signal }) => {
        const shares = await channelShares(parts, maps, signal);
        const own = factors[maxIndex(shares)] ?? NaN;
        return { kind: 'number', value: factors.filter((factor) => factor > own).length + 1 };
      };
    },
  },
  'attention-follows-detail': {
    sites: ({ blocks }, { group }) =>
      range(blocks).flatMap((b) => [blockConv2(group, b), attention(group, b)]),
    measure: (parts, record) => {
      const { group } = parts.place;
      const blocks = range(parts.shown.network.info.config.blocks);
      const factors = blocks.flatMap((b) => [...record(attention(group, b)).data]);
      return async ({ signal }) => {
        const shares: number[] = [];
        for (const b of blocks)
          shares.push(...(await channelShares(parts, record(blockConv2(group, b)), signal)));
        const { spearman } = await parts.spectra.correlate(shares, factors, { signal });
        const side = sideOfZero(spearman);
        return { kind: 'choice', index: side === 'above' ? 0 : side === 'below' ? 1 : 2 };
      };
    },
  },
};
