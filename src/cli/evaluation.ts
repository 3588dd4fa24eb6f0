import { score, type Score } from '../analysis/metrics.ts';
import { downscale } from '../image/bicubic.ts';
import { modcrop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { restoreColors } from '../image/restore-colors.ts';
import type { Scale } from '../model/config.ts';
import type { EngineApi, RunOptions, RunRequest, SystemRequest } from '../engine/protocol.ts';
import { picturesIn, readPicture } from './files.ts';

export interface ImageScore extends Score {
  readonly name: string;
}

/** What `npm run evaluate -- --json` prints. */
export interface Evaluation {
  readonly images: readonly ImageScore[];
  readonly mean: Score;
}

/** The picture to be scored against an HR picture. `hr` is what was in the file, its sides any number. */
export type Candidate = (name: string, hr: Pixels) => Promise<Pixels>;

/**
 * Scores one candidate per HR picture. A reference whose sides are no multiples of `scale` is cropped to such
 * (`modcrop`), unless the candidate has its very size.
 * @param onScore called after each picture
 * @throws ReaderError with the picture's name in its sentence
 */
export async function evaluate(
  hrFiles: ReadonlyMap<string, string>,
  scale: Scale,
  candidate: Candidate,
  onScore: (image: ImageScore) => void,
): Promise<Evaluation> {
  const images: ImageScore[] = [];
  for (const [name, path] of hrFiles) {
    const hr = await readPicture(path);
    const sr = await candidate(name, hr);
    const sameSize = sr.width === hr.width && sr.height === hr.height;
    const image = { name, ...named(name, () => score(sr, sameSize ? hr : modcrop(hr, scale), scale)) };
    images.push(image);
    onScore(image);
  }
  const mean = (figure: 'psnr' | 'ssim') =>
    images.reduce((sum, image) => sum + image[figure], 0) / images.length;
  return { images, mean: { psnr: mean('psnr'), ssim: mean('ssim') } };
}

/** The files of `folder` that belong to the HR pictures; throws one sentence naming all that are missing. */
export async function partners(
  hrFiles: ReadonlyMap<string, string>,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const files = await picturesIn(folder);
  const missing = [...hrFiles.keys()].filter((name) => !files.has(name));
  if (missing.length === 0) return files;
  throw new ReaderError(
    'bad-argument',
    `${folder} has no picture for ${missing.join(', ')}; every HR picture needs one of the same name.`,
    { folder, missing: missing.join(', ') },
  );
}

/** Candidates are finished files. */
export function fromFiles(files: ReadonlyMap<string, string>): Candidate {
  return (name) => readPicture(files.get(name)!);
}

/** Enlarges an LR picture for scoring. */
export type Enlarge = (lr: Pixels, name: string) => Promise<Pixels>;

/** RCAN, its output rounded to 8 bits. */
export function byNetwork(
  engine: EngineApi,
  options: (name: string) => RunOptions,
  tiling: RunRequest['tiling'] = 'auto',
): Enlarge {
  return async (lr, name) => {
    const { output } = await engine.run({ picture: lr, sites: [], tiling }, options(name));
    return restoreColors(output, lr);
  };
}

/** Any system that the engine runs. */
export function bySystem(
  engine: EngineApi,
  request: Omit<SystemRequest, 'picture'>,
  options: (name: string) => RunOptions,
): Enlarge {
  return async (lr, name) => (await engine.runSystem({ ...request, picture: lr }, options(name))).output;
}

/**
 * Enlarges either LR files or the HR pictures degraded by MATLAB bicubic.
 * @throws ReaderError `bad-argument` when an LR file does not have the HR picture's size divided by `scale`
 */
export function fromLr(
  scale: Scale,
  lrFiles: ReadonlyMap<string, string> | undefined,
  enlarge: Enlarge,
): Candidate {
  return async (name, hr) => {
    const reference = named(name, () => modcrop(hr, scale));
    const lr = lrFiles ? await readPicture(lrFiles.get(name)!) : downscale(reference, scale);
    checkPair(name, lr, hr, scale);
    return enlarge(lr, name);
  };
}

/**
 * Checks that an LR picture is of an HR picture's size divided by `scale`, rounded down.
 * @throws ReaderError `bad-argument` with the picture's name in its sentence
 */
export function checkPair(name: string, lr: Pixels, hr: Pixels, scale: Scale): void {
  const [width, height] = [Math.floor(hr.width / scale), Math.floor(hr.height / scale)];
  if (lr.width === width && lr.height === height) return;
  throw new ReaderError(
    'bad-argument',
    `${name}: the LR picture is ${lr.width} x ${lr.height} px, but its HR picture of ${hr.width} x ${hr.height} px at scale ${scale} needs ${width} x ${height}.`,
    { name },
  );
}

/** Adds the picture's name to errors of `action`. */
function named<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    throw new ReaderError(error.code, `${name}: ${error.message}`, { ...error.details, name });
  }
}
