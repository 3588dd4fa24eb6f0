import { range } from 'd3';
import type { Estimate } from '../analysis/bootstrap.ts';
import { correlate } from '../analysis/correlation.ts';
import { psnr } from '../analysis/metrics.ts';
import { scoreSums } from '../analysis/partial-sums.ts';
import { SpectrumMeter } from '../analysis/spectrum-meter.ts';
import { upscale } from '../image/bicubic.ts';
import { crop, type Rectangle } from '../image/crop.ts';
import type { FloatPixels } from '../image/pixels.ts';
import { restoreColors } from '../image/restore-colors.ts';
import type { Part } from '../model/contribution-parts.ts';
import { withoutPart } from '../model/edits/without-part.ts';
import { channelAnswer, type ChannelAnswer } from './channel-answer.ts';
import type { OpenedNetwork } from './open-engine.ts';
import type { PicturePair } from './picture-pairs.ts';
import { gridCutoff, readPart, sumOf, takeApart } from './summands.ts';

/** Longest side, in LR pixels, of what is cut out of the middle of a picture. */
export const longestSide = { blocks: 96, channels: 48 } as const;

/** One part of an output, in the order in which they are added. */
export interface StepFinding {
  /** `long_skip`, the constant included, `first_features`, or the site of a block. */
  readonly name: string;
  /** Root mean square on luma, in levels of 8 bits. */
  readonly energy: number;
  /** Share above the cut-off, 0..1; NaN where it adds nothing. */
  readonly share: number;
  /** PSNR of the sum that ends with it, in dB. */
  readonly psnr: number;
  /** What PSNR loses without it, in dB: taken out of the sum, and of the network. Of blocks alone. */
  readonly lost?: { readonly direct: number; readonly total: number };
}

export interface PictureFinding {
  readonly name: string;
  /** PSNR in dB. */
  readonly bicubic: number;
  readonly steps: readonly StepFinding[];
  /** Spearman's correlation of a block's place and the share of what it adds. */
  readonly depth: Estimate;
  readonly channels: ChannelAnswer;
}

export interface ScaleFinding {
  readonly network: string;
  readonly scale: number;
  /** Where the grid of the small picture ends, in cycles per pixel of the output. */
  readonly cutoff: number;
  readonly pictures: readonly PictureFinding[];
}

/** Measures one picture: its middle by blocks, and a smaller part of that by channels. */
export async function measurePicture(network: OpenedNetwork, pair: PicturePair): Promise<PictureFinding> {
  const { scale } = network.info.config;
  const middle = middleOf(pair, scale, longestSide.blocks);
  const steps = await measureSteps(network, middle);
  const shares = steps.flatMap(({ lost, share }) => (lost ? [share] : []));
  return {
    name: pair.name,
    bicubic: psnr(upscale(middle.lr, scale), middle.hr, scale),
    steps,
    depth: correlate(range(shares.length), shares).spearman,
    channels: await channelAnswer(network, middleOf(pair, scale, longestSide.channels).lr),
  };
}

async function measureSteps(network: OpenedNetwork, { lr, hr }: PicturePair): Promise<StepFinding[]> {
  const { engine, info } = network;
  const { scale } = info.config;
  const score = (sum: FloatPixels): number => psnr(restoreColors(sum, lr), hr, scale);
  const { output, summands } = await takeApart(network, lr, { kind: 'block' });
  const whole = score(output);
  const sum = sumOf(summands);
  const meter = new SpectrumMeter(output.height, output.width);
  const parts = summands.map(({ picture }) => picture);
  const psnrs = scoreSums({ parts, lr, reference: hr, scale });
  const totalWithout = async (part: Part): Promise<number> => {
    const edits = withoutPart(info.config, part) ?? [];
    const run = { picture: lr, sites: [], edits, attention: false, tiling: 'none' } as const;
    return score((await engine.run(run)).output);
  };
  const steps: StepFinding[] = [];
  for (const [i, { part, name, picture }] of summands.entries()) {
    const { rms, high } = readPart(picture, meter, gridCutoff(scale));
    const measured = { name, energy: rms, share: high, psnr: psnrs[i]! };
    if (part.kind !== 'block') {
      steps.push(measured);
      continue;
    }
    const direct = whole - score(sum.include((other) => other !== i));
    steps.push({ ...measured, lost: { direct, total: whole - (await totalWithout(part)) } });
  }
  return steps;
}

/** What is in the middle of both pictures, at most `side` LR pixels wide and high. */
function middleOf({ name, lr, hr }: PicturePair, scale: number, side: number): PicturePair {
  const along = (length: number): [start: number, count: number] => {
    const count = Math.min(length, side);
    return [Math.floor((length - count) / 2), count];
  };
  const [x, width] = along(lr.width);
  const [y, height] = along(lr.height);
  const enlarged = (factor: number): Rectangle => ({
    x: x * factor,
    y: y * factor,
    width: width * factor,
    height: height * factor,
  });
  return { name, lr: crop(lr, enlarged(1)), hr: crop(hr, enlarged(scale)) };
}
