/** What `kernels/tasks.ts` can do, by its numbers. */
export const tasks = { convolve: 0, convolveDirect: 1, scaleAdd: 2 } as const;

/** The fields of a job in the order of its class: `Convolution`, `DirectConvolution`, `ScaleAdd` under `kernels/`. */
export interface Jobs {
  readonly convolve: readonly [
    x: number,
    height: number,
    width: number,
    inputs: number,
    filter: number,
    outputs: number,
    relu: number,
    y: number,
    r: number,
    means: number,
  ];
  readonly convolveDirect: readonly [
    x: number,
    height: number,
    width: number,
    inputs: number,
    filter: number,
    outputs: number,
    relu: number,
    y: number,
  ];
  readonly scaleAdd: readonly [
    x: number,
    s: number,
    shortcut: number,
    y: number,
    pixels: number,
    channels: number,
  ];
}
