/** Samples a pixel can hold: one (grey) or three (red, green, blue). */
export type Colors = 1 | 3;

/** A picture: interleaved samples in 0..255, row by row (HWC). Never carries alpha. */
export interface Raster<D extends Uint8ClampedArray | Float32Array> {
  readonly width: number;
  readonly height: number;
  readonly channels: Colors;
  readonly data: D;
}

/** An 8-bit picture, as it is decoded, shown, scored and saved. */
export type Pixels = Raster<Uint8ClampedArray>;

/** A picture as the network puts it out, before rounding: values near 0..255, possibly outside. */
export type FloatPixels = Raster<Float32Array>;

/** Rounds (half to even, as `torch.round`) and clamps to 0..255, as the official code does before it saves. */
export function quantize(picture: FloatPixels): Pixels {
  return { ...picture, data: Uint8ClampedArray.from(picture.data) };
}
