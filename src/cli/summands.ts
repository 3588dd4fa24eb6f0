import { PartialSum } from '../analysis/partial-sums.ts';
import { partPlane } from '../analysis/part-plane.ts';
import type { SpectrumMeter } from '../analysis/spectrum-meter.ts';
import type { Contribution } from '../engine/protocol.ts';
import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { partName, type Part } from '../model/contribution-parts.ts';
import { partReading, type PartReading } from '../views/contributions/readings.ts';
import type { OpenedNetwork } from './open-engine.ts';
import { partsAt, type PartLevel } from './part-levels.ts';
import type { progressLine } from './progress-line.ts';

/** What is added to the sum at once. */
export interface Summand {
  /** The long skip stands for itself and the constant. */
  readonly part: Part;
  readonly name: string;
  /** Differences of 0..255. */
  readonly picture: FloatPixels;
}

/** An output, unrounded, and what it is the sum of. */
export interface TakenApart {
  readonly output: FloatPixels;
  /** In the order in which they are added. */
  readonly summands: readonly [Summand, ...Summand[]];
}

/**
 * Runs the network and takes its output apart.
 * @throws ReaderError `unknown-site` for a block that it does not have, or as `EngineApi.run`
 */
export async function takeApart(
  { engine, info }: OpenedNetwork,
  picture: Pixels,
  level: PartLevel,
  onProgress?: ReturnType<typeof progressLine>,
): Promise<TakenApart> {
  const parts = partsAt(info.config, level);
  const run = { picture, sites: [], edits: [], attention: false, tiling: 'none', residuals: true } as const;
  const options = { ...(onProgress && { onProgress }) };
  const { output } = await engine.run(run, options);
  const found = await engine.contributions({ picture, parts }, options);
  const [first, ...others] = summandsOf(found.parts);
  if (!first) throw new Error('An output has no parts.');
  return { output, summands: [first, ...others] };
}

/** Parts as they are added: the constant, which alone is no picture, together with the long skip. */
function summandsOf(parts: readonly Contribution[]): Summand[] {
  const constant = parts.find(({ part }) => part.kind === 'constant');
  return parts.flatMap(({ part, picture }) => {
    if (part.kind === 'constant') return [];
    const whole =
      part.kind === 'long-skip' && constant
        ? new PartialSum([picture, constant.picture]).include(() => true)
        : picture;
    return [{ part, name: partName(part), picture: whole }];
  });
}

/** Their sum, which nothing is in yet. */
export const sumOf = ([first, ...others]: TakenApart['summands']): PartialSum =>
  new PartialSum([first.picture, ...others.map(({ picture }) => picture)]);

/** Energy of a part's luma, and its share above a cut-off in cycles/pixel. @param meter of the output's size */
export const readPart = (picture: FloatPixels, meter: SpectrumMeter, cutoff: number): PartReading =>
  partReading(meter.plane(partPlane(picture).data).table, cutoff);

/** Where the grid of the small picture ends, in cycles per pixel of the large one, to hundredths. */
export const gridCutoff = (scale: number): number => Math.round(100 / (2 * scale)) / 100;
