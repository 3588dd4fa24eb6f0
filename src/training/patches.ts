import { networkInput } from '../engine/network-input.ts';
import { downscale, upscale } from '../image/bicubic.ts';
import { modcrop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { randomStream } from './random.ts';
import type { TrainingSetup } from './setup.ts';

/** A picture to train on, with the name that is said where it does not do. */
export interface NamedPicture {
  readonly name: string;
  readonly picture: Pixels;
}

/** What a step learns from. */
export interface Batch {
  readonly count: number;
  /** The network's input [count, side, side, colors], 0..255. */
  readonly input: Float32Array;
  readonly inputSide: number;
  /** What its output should be [count, side, side, colors], 0..255. */
  readonly target: Float32Array;
  readonly targetSide: number;
}

/** Samples of a picture of `width` pixels, `colors` each. */
interface Samples {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

interface Pair {
  readonly input: Samples;
  readonly target: Samples;
}

/** The streams of random numbers from here on are those of the steps' patches. */
const firstStream = 1_000_000;

/**
 * Patches of pictures in eight orientations. The small pictures are made by MATLAB's bicubic; where the network enlarges
 * at the beginning, its input is their bicubic enlargement.
 */
export class Patches {
  readonly #pairs: readonly Pair[];
  readonly #setup: TrainingSetup;

  /**
   * Throws `ReaderError` 'bad-training-picture' where there is no picture, one is smaller than a patch, or all are grey
   * though the network learns colours.
   */
  constructor(pictures: readonly NamedPicture[], setup: TrainingSetup) {
    checkPictures(pictures, setup);
    const { scale, colors } = setup.config;
    this.#setup = setup;
    this.#pairs = pictures.map(({ picture }) => {
      const target = modcrop(picture, scale);
      const small = downscale(target, scale);
      const input = setup.upsampling === 'first' ? upscale(small, scale) : small;
      const samples = (of: Pixels): Samples => ({ ...of, data: networkInput(of, colors) });
      return { input: samples(input), target: samples(target) };
    });
  }

  /** The batch of a step, counted from 0: the same one at each call. */
  draw(step: number): Batch {
    const { batch, patch, seed, upsampling, config } = this.#setup;
    const { scale, colors } = config;
    const random = randomStream(seed, firstStream + step);
    const below = (count: number): number => Math.floor(random() * count);
    const inputSide = upsampling === 'first' ? patch * scale : patch;
    const targetSide = patch * scale;
    const input = new Float32Array(batch * inputSide ** 2 * colors);
    const target = new Float32Array(batch * targetSide ** 2 * colors);
    for (let n = 0; n < batch; n++) {
      const pair = this.#pairs[below(this.#pairs.length)]!;
      const column = below(pair.target.width / scale - patch + 1);
      const row = below(pair.target.height / scale - patch + 1);
      const orientation = below(8);
      const factor = inputSide / patch;
      const copy = (from: Samples, to: Float32Array, side: number, unit: number): void =>
        copyPatch(from, { row: row * unit, column: column * unit, side, colors, orientation }, to, n);
      copy(pair.input, input, inputSide, factor);
      copy(pair.target, target, targetSide, scale);
    }
    return { count: batch, input, inputSide, target, targetSide };
  }
}

function checkPictures(pictures: readonly NamedPicture[], { patch, config }: TrainingSetup): void {
  if (pictures.length === 0) {
    throw new ReaderError('bad-training-picture', 'There is no picture to train on; choose at least one.', {
      reason: 'none',
    });
  }
  const least = patch * config.scale;
  for (const { name, picture } of pictures) {
    const { width, height } = picture;
    if (Math.min(width, height) >= least) continue;
    throw new ReaderError(
      'bad-training-picture',
      `${name} is ${width} x ${height} px; patches of ${patch} px at scale ${config.scale} need ${least} px on each side. Choose a smaller patch or leave the picture out.`,
      { reason: 'small', name, width, height, patch, scale: config.scale, least },
    );
  }
  if (config.colors === 3 && pictures.every(({ picture }) => picture.channels === 1)) {
    throw new ReaderError(
      'bad-training-picture',
      'All pictures to train on are grey; a network of three colours would learn none. Choose a picture in colours, or one colour.',
      { reason: 'grey' },
    );
  }
}

/** Where a patch lies, and how it is turned: bit 0 mirrors columns, bit 1 rows, bit 2 exchanges them. */
interface PatchPlace {
  readonly row: number;
  readonly column: number;
  readonly side: number;
  readonly colors: number;
  readonly orientation: number;
}

/** Copies a patch to place `n` of `to` [count, side, side, colors]. */
function copyPatch(
  { data, width }: Samples,
  { row, column, side, colors, orientation }: PatchPlace,
  to: Float32Array,
  n: number,
): void {
  const mirror = (i: number, bit: number): number => (orientation & bit ? side - 1 - i : i);
  let at = n * side * side * colors;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const [r, c] = orientation & 4 ? [mirror(j, 2), mirror(i, 1)] : [mirror(i, 2), mirror(j, 1)];
      const from = ((row + r) * width + column + c) * colors;
      for (let channel = 0; channel < colors; channel++) to[at++] = data[from + channel]!;
    }
  }
}
