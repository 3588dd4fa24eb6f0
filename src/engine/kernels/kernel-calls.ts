/** The kernels of `kernels/kernel-calls.ts` by their numbers. */
export const kernelNumbers = { convolve: 0, convolveDirect: 1, scaleAdd: 2 } as const;

/** Arguments of each kernel, in the order of its class: `Convolution`, `DirectConvolution`, `ScaleAdd` in `kernels/`. */
export interface KernelArguments {
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
