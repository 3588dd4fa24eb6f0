import { ReaderError } from '../image/reader-error.ts';

/** A parameter as PyTorch stores it: convolution filters are OIHW, biases have one axis. */
export interface Parameter {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A checkpoint's parameters by their state-dict name in the official code. */
export type StateDict = ReadonlyMap<string, Parameter>;

/** A parameter by its name. Throws `ReaderError` 'checkpoint-unsupported' when it is missing or has another shape. */
export function parameterOf(state: StateDict, name: string, shape: readonly number[]): Parameter {
  const found = state.get(name);
  if (!found) {
    throw new ReaderError('checkpoint-unsupported', `The checkpoint lacks the parameter "${name}".`, {
      name,
    });
  }
  if (found.shape.join() !== shape.join()) {
    throw new ReaderError(
      'checkpoint-unsupported',
      `"${name}" has the shape [${found.shape.join(', ')}]; this network needs [${shape.join(', ')}].`,
      { name, found: found.shape.join(' x '), expected: shape.join(' x ') },
    );
  }
  return found;
}
