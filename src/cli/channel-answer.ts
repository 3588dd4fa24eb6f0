import { correlateBlocks } from '../analysis/block-correlations.ts';
import type { Estimate } from '../analysis/bootstrap.ts';
import { SpectrumMeter } from '../analysis/spectrum-meter.ts';
import type { Pixels } from '../image/pixels.ts';
import { allBlocks } from '../model/blocks.ts';
import { channelParts } from '../model/contribution-parts.ts';
import { attention } from '../model/sites.ts';
import type { OpenedNetwork } from './open-engine.ts';
import { gridCutoff, readPart } from './summands.ts';

/**
 * What the attention factor s of a channel is held against: the energy above the cut-off of what the channel adds to the
 * output; the same of what it would add with a factor of 1, that is divided by s squared; the share of its energy that
 * lies above, which is the same for both.
 */
export const addedKinds = ['withFactor', 'withoutFactor', 'share'] as const;
export type AddedKind = (typeof addedKinds)[number];

/** Spearman's correlations of s over the channels of all blocks. */
export interface ChannelAnswer {
  /** Of the LR picture, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly over: Readonly<Record<AddedKind, Estimate>>;
  /** After subtracting each block's mean from both; of energies, from their logarithm. */
  readonly withinBlocks: Readonly<Record<AddedKind, Estimate>>;
}

/** A channel of a block: its attention, and what it adds. */
interface MeasuredChannel {
  readonly s: number;
  readonly added: Readonly<Record<AddedKind, number>>;
}

/** Measures what every channel of every block adds to the output of a picture, and holds its attention against it. */
export async function channelAnswer(
  { engine, info: { config } }: OpenedNetwork,
  picture: Pixels,
): Promise<ChannelAnswer> {
  const { scale } = config;
  const { trace } = await engine.run({ picture, sites: [], edits: [], tiling: 'none', residuals: true });
  const meter = new SpectrumMeter(picture.height * scale, picture.width * scale);
  const blocks: MeasuredChannel[][] = [];
  for (const place of allBlocks(config)) {
    const factors = trace.records.get(attention(place.group, place.block))!.data;
    const { parts } = await engine.contributions({ picture, parts: channelParts(config, place) });
    blocks.push(
      parts.map(({ picture: added }, c) => {
        const { high, highEnergy } = readPart(added, meter, gridCutoff(scale));
        return channel(factors[c]!, highEnergy, high);
      }),
    );
  }
  const correlations = addedKinds.map((kind) => {
    const found = correlateBlocks(
      blocks.map((block) => ({ x: block.map(({ s }) => s), y: block.map(({ added }) => added[kind]) })),
    );
    return [kind, found.spearman, found.withinBlocks.spearman] as const;
  });
  const { width, height } = picture;
  return {
    width,
    height,
    over: byKind(correlations.map(([kind, over]) => [kind, over])),
    withinBlocks: byKind(correlations.map(([kind, , within]) => [kind, within])),
  };
}

/**
 * Energies as their logarithms, which ranks do not see and means do: those of a block's channels differ a thousandfold. Not
 * finite for a channel that adds nothing, and without the factor for s = 0: these are left out.
 */
function channel(s: number, energy: number, share: number): MeasuredChannel {
  return { s, added: { withFactor: Math.log(energy), withoutFactor: Math.log(energy / s ** 2), share } };
}

const byKind = (entries: readonly (readonly [AddedKind, Estimate])[]): Record<AddedKind, Estimate> =>
  Object.fromEntries(entries) as Record<AddedKind, Estimate>;
