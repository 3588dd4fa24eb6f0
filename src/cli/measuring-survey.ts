import { cross, max, mean } from 'd3';
import { authorsRuler, psnr, psnrBy, scoreBy, type Ruler, type Score } from '../analysis/metrics.ts';
import type { EngineApi } from '../engine/protocol.ts';
import { upscale } from '../image/bicubic.ts';
import { crop } from '../image/crop.ts';
import { degradations, degrade, type Degradation } from '../image/degradations.ts';
import { quantize, type FloatPixels, type Pixels } from '../image/pixels.ts';
import { allBlocks } from '../model/blocks.ts';
import type { UpscalerConfig } from '../model/config.ts';
import { selfEnsemble } from '../model/ensemble.ts';
import { attention } from '../model/sites.ts';
import { chopGrid } from '../model/chop-grid.ts';
import type { Trace } from '../trace/trace.ts';

/** The ways to enlarge that are compared. */
export const systems = ['bicubic', 'rcan'] as const;
export type System = (typeof systems)[number];
export type BySystem<T> = Readonly<Record<System, T>>;

/** The ruler of the authors' test scripts first, then others, each different in one thing. */
export const rulerNames = [
  'authors',
  'unrounded',
  'border-kept',
  'full-range-luma',
  'rgb',
  'shifted',
  'peak-1',
] as const;
export type RulerName = (typeof rulerNames)[number];

/** What an attention factor of a tile is apart from the whole picture's. */
export interface AttentionChange {
  readonly mean: number;
  readonly most: number;
}

export interface PictureFinding {
  readonly name: string;
  readonly rulers: Readonly<Record<RulerName, BySystem<Score>>>;
  /** PSNR of one run, and of the mean of eight. */
  readonly ensemble: { readonly single: number; readonly ensemble: number };
  /** PSNR of what is made of small pictures that came to be in different ways. */
  readonly degradations: Readonly<Record<Degradation, BySystem<number>>>;
  /** PSNR of the whole picture and of the official tiles, and how far their attention is from the whole picture's. */
  readonly tiles: {
    readonly count: number;
    readonly whole: number;
    readonly chop: number;
    readonly attention: AttentionChange;
  };
}

/** Several pictures of a kind. */
export interface SetFinding {
  readonly name: string;
  readonly pictures: readonly PictureFinding[];
  /** The mean difference of an attention factor between two of the pictures, whole; absent where there is one alone. */
  readonly betweenPictures?: number;
}

/** Pictures by name, their sides multiples of the network's scale, their colours red, green and blue. */
export interface PictureSet {
  readonly name: string;
  readonly pictures: ReadonlyMap<string, Pixels>;
}

/** @param onPicture called before each picture */
export async function measureSet(
  { engine, config }: MeasuredNetwork,
  { name, pictures }: PictureSet,
  onPicture: (name: string) => void,
): Promise<SetFinding> {
  const found: PictureFinding[] = [];
  const factors: Float64Array[] = [];
  for (const [picture, hr] of pictures) {
    onPicture(picture);
    const { attention, ...finding } = await measurePicture({ engine, config }, picture, hr);
    found.push(finding);
    factors.push(attention);
  }
  const apart = cross(factors, factors)
    .filter(([one, other]) => one !== other)
    .flatMap(([one, other]) => [...differences(one, other)]);
  return { name, pictures: found, ...(apart.length > 0 && { betweenPictures: mean(apart)! }) };
}

interface MeasuredNetwork {
  readonly engine: EngineApi;
  readonly config: UpscalerConfig;
}

async function measurePicture(
  { engine, config }: MeasuredNetwork,
  name: string,
  hr: Pixels,
): Promise<PictureFinding & { attention: Float64Array }> {
  const { scale } = config;
  const run = async (lr: Pixels): Promise<FloatPixels> =>
    (await engine.run({ picture: lr, sites: [], attention: false })).output;
  const lr = degrade(hr, 'bicubic', scale);
  const { output, trace } = await engine.run({ picture: lr, sites: [] });
  const single = psnr(quantize(output), hr, scale);
  const ensemble = quantize(await selfEnsemble(lr, run));
  const chop = await engine.run({ picture: lr, sites: [], tiling: 'chop' });
  return {
    name,
    attention: factorsOf(trace),
    rulers: measured(rulerNames, (ruler) => ({
      bicubic: scoreOf(upscale(lr, scale), upscale(lr, scale), hr, scale, ruler),
      rcan: scoreOf(quantize(output), output, hr, scale, ruler),
    })),
    ensemble: { single, ensemble: psnr(ensemble, hr, scale) },
    degradations: await degraded(hr, scale, run),
    tiles: {
      count: chop.tiling.tiles,
      whole: single,
      chop: psnr(quantize(chop.output), hr, scale),
      attention: await attentionInTiles(engine, lr, trace),
    },
  };
}

async function degraded(
  hr: Pixels,
  scale: number,
  run: (lr: Pixels) => Promise<FloatPixels>,
): Promise<PictureFinding['degradations']> {
  const found: [Degradation, BySystem<number>][] = [];
  for (const degradation of degradations) {
    const lr = degrade(hr, degradation, scale);
    const rcan = quantize(await run(lr));
    found.push([degradation, { bicubic: psnr(upscale(lr, scale), hr, scale), rcan: psnr(rcan, hr, scale) }]);
  }
  return Object.fromEntries(found) as PictureFinding['degradations'];
}

/** @param unrounded the output before it is rounded, for the ruler that asks for it */
function scoreOf(
  sr: Pixels,
  unrounded: Pixels | FloatPixels,
  hr: Pixels,
  scale: number,
  name: RulerName,
): Score {
  const authors: Ruler = authorsRuler(scale);
  switch (name) {
    case 'authors':
      return scoreBy(sr, hr, authors);
    case 'unrounded':
      return scoreBy(unrounded, hr, authors);
    case 'border-kept':
      return scoreBy(sr, hr, { ...authors, border: 0 });
    case 'full-range-luma':
    case 'rgb':
      return scoreBy(sr, hr, { ...authors, compared: name });
    case 'shifted': {
      const size = { y: 0, width: hr.width - 1, height: hr.height };
      return scoreBy(crop(sr, { ...size, x: 1 }), crop(hr, { ...size, x: 0 }), authors);
    }
    case 'peak-1':
      return { ...scoreBy(sr, hr, authors), psnr: psnrBy(sr, hr, { ...authors, peak: 1 }) };
  }
}

/** Every attention factor of every tile of the official chop against the whole picture's. */
async function attentionInTiles(engine: EngineApi, lr: Pixels, whole: Trace): Promise<AttentionChange> {
  const changes: number[] = [];
  for (const { padded } of chopGrid(lr.width, lr.height)) {
    const { trace } = await engine.run({ picture: crop(lr, padded), sites: [] });
    changes.push(...differences(factorsOf(trace), factorsOf(whole)));
  }
  return { mean: mean(changes) ?? NaN, most: max(changes) ?? NaN };
}

/** The attention factors of all blocks, in the order of the network. */
function factorsOf({ config, records }: Trace): Float64Array {
  const vectors = allBlocks(config).map(({ group, block }) => records.get(attention(group, block))!.data);
  return Float64Array.from(vectors.flatMap((vector) => [...vector]));
}

const differences = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, i) => Math.abs(value - b[i]!));

function measured<K extends string, V>(names: readonly K[], measure: (name: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(names.map((name) => [name, measure(name)])) as Record<K, V>;
}
