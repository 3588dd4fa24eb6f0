/** A parameter as PyTorch stores it: convolution filters are OIHW, biases have one axis. */
export interface Parameter {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A checkpoint's parameters by their state-dict name in the official code. */
export type StateDict = ReadonlyMap<string, Parameter>;
