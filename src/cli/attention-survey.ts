import { attentionVectors, meanVectors, type AttentionVectors } from '../analysis/attention-vectors.ts';
import { psnr } from '../analysis/metrics.ts';
import { upscale } from '../image/bicubic.ts';
import { restoreColors } from '../image/restore-colors.ts';
import { allBlocks } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import { gateSites, sameEverywhere } from '../model/edits/everywhere.ts';
import { attention, hidden, type Site } from '../model/sites.ts';
import type { Trace } from '../trace/trace.ts';
import { answersOf, type AnswersFinding } from './attention-answers.ts';
import type { OpenedNetwork } from './open-engine.ts';
import type { PicturePair } from './picture-pairs.ts';

/** Pictures that are named and averaged together. */
export interface PairSet {
  readonly name: string;
  readonly pairs: readonly PicturePair[];
}

/** What one picture loses, in dB of PSNR; below 0 where that is higher than with the network as it is. */
export interface PictureLoss {
  readonly name: string;
  readonly set: string;
  /** PSNR in dB, of bicubic and of the network as it is. */
  readonly bicubic: number;
  readonly rcan: number;
  /** With s = 1 everywhere. */
  readonly one: number;
  /** With s = 0.1 everywhere, EDSR's residual scaling. */
  readonly tenth: number;
  /** With every channel's mean of s over the other pictures. */
  readonly mean: number;
  /** With s of each other picture, in their order. */
  readonly others: readonly number[];
  /** With one skip connection shut, in the order of `gateSites`. */
  readonly shut: readonly number[];
}

export interface AttentionFinding {
  readonly network: string;
  /** Of its file. */
  readonly fingerprint: string;
  readonly scale: number;
  readonly pictures: readonly PictureLoss[];
  readonly gates: readonly Site[];
  readonly answers: AnswersFinding;
}

/** A picture, and what the network as it is does with it. */
interface PlainRun {
  readonly set: string;
  readonly pair: PicturePair;
  readonly rcan: number;
  readonly trace: Trace;
  readonly s: AttentionVectors;
}

/** Called after every run of the network with how many are done. */
export type OnRun = (name: string, done: number, total: number) => void;

/**
 * Measures what PSNR loses when attention is overruled or a skip connection is shut, and what attention does over the
 * pictures, at least two.
 */
export async function surveyAttention(
  network: OpenedNetwork,
  sets: readonly PairSet[],
  onRun: OnRun,
): Promise<AttentionFinding> {
  const { name, config, fingerprint } = network.info;
  const { groups, blocks, features, scale } = config;
  const gates = gateSites(config);
  const count = sets.flatMap(({ pairs }) => pairs).length;
  // As it is, three replacements, those of the other pictures, and gates.
  const total = count * (1 + 3 + (count - 1) + gates.length);
  let done = 0;
  const counted: Run = async (pair, edits) => {
    const { output, trace } = await network.engine.run({ picture: pair.lr, sites: [], edits });
    onRun(pair.name, ++done, total);
    return { rcan: psnr(restoreColors(output, pair.lr), pair.hr, scale), trace };
  };
  const runs: PlainRun[] = [];
  for (const { name: set, pairs } of sets)
    for (const pair of pairs) {
      const { rcan, trace } = await counted(pair, []);
      runs.push({ set, pair, rcan, trace, s: attentionVectors(config, trace) });
    }
  const pictures: PictureLoss[] = [];
  for (const run of runs) pictures.push(await lossOf(run, { config, runs, run: counted }));
  return {
    network: `${name}, ×${scale}, ${groups} groups of ${blocks} blocks, ${features} channels`,
    fingerprint,
    scale,
    pictures,
    gates,
    answers: answersOf(blockRuns(config, runs)),
  };
}

type Run = (pair: PicturePair, edits: readonly Edit[]) => Promise<{ rcan: number; trace: Trace }>;

async function lossOf(
  plain: PlainRun,
  { config, runs, run }: { config: RcanConfig; runs: readonly PlainRun[]; run: Run },
): Promise<PictureLoss> {
  const { set, pair, rcan } = plain;
  const { name, lr, hr } = pair;
  const others = runs.filter((other) => other !== plain).map(({ s }) => s);
  const lost = async (edits: readonly Edit[]): Promise<number> => rcan - (await run(pair, edits)).rcan;
  const lostOfEach = async (all: readonly (readonly Edit[])[]): Promise<number[]> => {
    const found: number[] = [];
    for (const edits of all) found.push(await lost(edits));
    return found;
  };
  return {
    name,
    set,
    bicubic: psnr(upscale(lr, config.scale), hr, config.scale),
    rcan,
    one: await lost(sameEverywhere(config, 1)),
    tenth: await lost(sameEverywhere(config, 0.1)),
    mean: await lost(vectorEdits('mean', meanVectors(others))),
    others: await lostOfEach(others.map((s) => vectorEdits('transplant', s))),
    shut: await lostOfEach(gateSites(config).map((site) => [{ kind: 'gate', site, value: 0 }])),
  };
}

const vectorEdits = (kind: 'mean' | 'transplant', vectors: AttentionVectors): Edit[] =>
  [...vectors].map(([site, values]) => ({ kind, site, values }));

function blockRuns(config: RcanConfig, runs: readonly PlainRun[]) {
  return allBlocks(config).map((place) => {
    const vectors = (siteOf: (g: number, b: number) => Site) =>
      runs.map(({ trace }) => trace.records.get(siteOf(place.group, place.block))!.data);
    return { place, hidden: vectors(hidden), s: vectors(attention) };
  });
}
