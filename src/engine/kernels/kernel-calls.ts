/** The kernels of `kernels/kernel-calls.ts` by their numbers. */
export const kernelNumbers = {
  convolve: 0,
  convolveDirect: 1,
  scaleAdd: 2,
  packFilter: 3,
  filterGradientTiles: 4,
  filterGradientProducts: 5,
  filterGradientEnd: 6,
  reluGradient: 7,
  channelProducts: 8,
  adam: 9,
  mapSums: 10,
  spread: 11,
} as const;

/** The arguments that both convolutions begin with. */
type ConvolutionArguments = readonly [
  x: number,
  height: number,
  width: number,
  inputs: number,
  filter: number,
  outputs: number,
  relu: number,
  y: number,
];

type FilterGradientArguments = readonly [
  x: number,
  dy: number,
  height: number,
  width: number,
  inputs: number,
  outputs: number,
  v: number,
  z: number,
  u: number,
  first: number,
  tiles: number,
  gradient: number,
];

/** The last is a float32 number, by its bits. */
type MapSumsArguments = readonly [
  x: number,
  sums: number,
  batch: number,
  pixels: number,
  channels: number,
  factor: number,
];

/** Arguments of each kernel, in the order of its class in `kernels/`: `Convolution`, `DirectConvolution` and so on. */
export interface KernelArguments {
  readonly convolve: readonly [...ConvolutionArguments, r: number, means: number, batch: number];
  readonly convolveDirect: readonly [...ConvolutionArguments, batch: number];
  readonly scaleAdd: readonly [
    x: number,
    s: number,
    shortcut: number,
    y: number,
    pixels: number,
    channels: number,
    batch: number,
  ];
  readonly packFilter: readonly [
    filter: number,
    bias: number,
    inputs: number,
    outputs: number,
    turned: number,
    packed: number,
  ];
  readonly filterGradientTiles: FilterGradientArguments;
  readonly filterGradientProducts: FilterGradientArguments;
  readonly filterGradientEnd: FilterGradientArguments;
  readonly reluGradient: readonly [dy: number, y: number, dx: number, count: number];
  readonly channelProducts: readonly [
    a: number,
    b: number,
    sums: number,
    batch: number,
    pixels: number,
    channels: number,
  ];
  readonly mapSums: MapSumsArguments;
  readonly spread: MapSumsArguments;
  /** The last five are float32 numbers, by their bits (`float32Bits`). */
  readonly adam: readonly [
    value: number,
    gradient: number,
    first: number,
    second: number,
    newValue: number,
    newFirst: number,
    newSecond: number,
    count: number,
    rate: number,
    correction: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ];
}

/** The bits of a float32 number as an argument of a kernel. */
export function float32Bits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0]!;
}
