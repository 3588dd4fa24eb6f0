import * as tf from '@tensorflow/tfjs-core';
import { psnr } from '../analysis/metrics.ts';
import { networkInput } from '../engine/network-input.ts';
import { downscale, upscale } from '../image/bicubic.ts';
import { modcrop } from '../image/crop.ts';
import { quantize, type Pixels } from '../image/pixels.ts';
import { restoreColors } from '../image/restore-colors.ts';
import type { NamedPicture } from './patches.ts';
import type { TrainingSetup } from './setup.ts';
import type { Trainer } from './trainer.ts';
import { wholePass } from './whole-pass.ts';

/** A picture that is not trained on, made small by bicubic, and what bicubic makes of that again. */
export interface HeldOut {
  readonly name: string;
  readonly lr: Pixels;
  readonly hr: Pixels;
  readonly bicubic: Pixels;
  /** PSNR of `bicubic` on luma, in dB, by the authors' ruler. */
  readonly bicubicPsnr: number;
}

/** Prepares pictures for `validate`. Throws `ReaderError` where one is too small to be scored. */
export function holdOut(pictures: readonly NamedPicture[], { config }: TrainingSetup): HeldOut[] {
  return pictures.map(({ name, picture }) => {
    const hr = modcrop(picture, config.scale);
    const lr = downscale(hr, config.scale);
    const bicubic = upscale(lr, config.scale);
    return { name, lr, hr, bicubic, bicubicPsnr: psnr(bicubic, hr, config.scale) };
  });
}

/** What a network makes of a picture that was held out. */
export interface Validated {
  readonly name: string;
  readonly output: Pixels;
  /** On luma, in dB, by the authors' ruler. */
  readonly psnr: number;
}

/** Enlarges pictures by a network in training, with its averaged weights where there are some. */
export async function validate(trainer: Trainer, pictures: readonly HeldOut[]): Promise<Validated[]> {
  const all = async (): Promise<Validated[]> => {
    const results: Validated[] = [];
    for (const picture of pictures) results.push(await validateOne(trainer, picture));
    return results;
  };
  return trainer.average ? trainer.average.within(all) : all();
}

async function validateOne(trainer: Trainer, { name, lr, hr, bicubic }: HeldOut): Promise<Validated> {
  const { config, upsampling } = trainer.setup;
  const { colors, scale } = config;
  const given = upsampling === 'first' ? bicubic : lr;
  const y = tf.tidy(() => {
    const x = tf.tensor4d(networkInput(given, colors), [1, given.height, given.width, colors]);
    return wholePass(trainer.net, x, { edited: trainer.edited });
  });
  const data = await y.data<'float32'>();
  y.dispose();
  const output = { width: hr.width, height: hr.height, channels: colors, data };
  const restored = colors === lr.channels ? quantize(output) : restoreColors(output, lr);
  return { name, output: restored, psnr: psnr(restored, hr, scale) };
}
