import { floatToHalf, halvesToFloats } from './half.ts';

/** Number formats a checkpoint's weights can have, by their safetensors name. */
export type Dtype = 'F32' | 'F16' | 'F64' | 'BF16';

export const bytesPerElement: Readonly<Record<Dtype, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

/** Whether a name is that of a number format that is read. */
export function isDtype(name: unknown): name is Dtype {
  return typeof name === 'string' && Object.hasOwn(bytesPerElement, name);
}

/**
 * Little-endian bytes as float32 values, always a fresh array. F64 is rounded to the nearest float32.
 * `bytes.length` must be a multiple of the element's size; no alignment is needed.
 */
export function decodeFloats(dtype: Dtype, bytes: Uint8Array): Float32Array {
  // The copy also aligns. Every platform that runs JavaScript here is little-endian, as are the files.
  const { buffer } = new Uint8Array(bytes);
  switch (dtype) {
    case 'F32':
      return new Float32Array(buffer);
    case 'F64':
      return Float32Array.from(new Float64Array(buffer));
    case 'F16':
      return halvesToFloats(new Uint16Array(buffer));
    case 'BF16':
      // A bfloat16 is the upper half of a float32.
      return new Float32Array(Uint32Array.from(new Uint16Array(buffer), (upper) => upper << 16).buffer);
  }
}

/** Float32 values as little-endian bytes of a narrower or the same format. */
export function encodeFloats(dtype: 'F32' | 'F16', values: Float32Array): Uint8Array {
  const typed = dtype === 'F32' ? values : Uint16Array.from(values, floatToHalf);
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}

/**
 * Elements at strides as float32 values in row-major order; of what lies between them nothing is decoded.
 * @param bytes from the first element on, to the last one at least
 * @param shape positive lengths of the axes
 * @param strides in elements, one for each axis
 */
export function decodeStrided(
  dtype: Dtype,
  bytes: Uint8Array,
  shape: readonly number[],
  strides: readonly number[],
): Float32Array {
  const size = bytesPerElement[dtype];
  const count = shape.reduce((product, axis) => product * axis, 1);
  const gathered = new Uint8Array(count * size);
  const index = shape.map(() => 0);
  let from = 0;
  for (let i = 0; i < count; i++) {
    for (let byte = 0; byte < size; byte++) gathered[i * size + byte] = bytes[from * size + byte]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return decodeFloats(dtype, gathered);
}
