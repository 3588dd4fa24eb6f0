import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import type { Reference } from '../fixtures/load-reference.ts';

/** A reference's network as the file that a reader would drop. */
export function checkpointBytes({ state }: Pick<Reference, 'state'>): ArrayBuffer {
  return Uint8Array.from(writeSafetensors(state, 'F32')).buffer;
}

/** A reference's picture: NCHW floats that are whole numbers in 0..255 -> interleaved bytes. */
export function pictureOf({ input, config }: Reference): Pixels {
  const [, channels = 0, height = 0, width = 0] = input.shape;
  const data = new Uint8ClampedArray(input.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = input.data[(i % channels) * height * width + Math.floor(i / channels)]!;
  }
  return { width, height, channels: config.colors, data };
}

/** A picture of any size, with something in it. */
export function pattern(width: number, height: number, channels: 1 | 3): Pixels {
  const data = Uint8ClampedArray.from({ length: width * height * channels }, (_, i) => (i * 37) % 256);
  return { width, height, channels, data };
}
