import { expect } from 'vitest';

type TypedArray = Uint8Array | Uint8ClampedArray | Float32Array | Float64Array;

const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const bytes = ({ buffer, byteOffset, byteLength }: TypedArray): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

// Pictures and feature maps are compared by their bytes, which says the same of them as `toEqual` does of one number
// after the other, some hundred times as fast. What differs is left to it: it knows how NaNs may differ, and shows where.
expect.addEqualityTesters([
  (a: unknown, b: unknown): boolean | undefined =>
    isTypedArray(a) && isTypedArray(b) && a.constructor === b.constructor && bytes(a).equals(bytes(b))
      ? true
      : undefined,
]);
