import { zipSync, type Zippable } from 'fflate';

/** An array as numpy knows it: row-major (C order) float32. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The data of a .npy file begin at a multiple of this. */
const alignment = 64;
/** Magic string, version 1.0, two bytes of header length. */
const preamble = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
const lengthBytes = 2;

/** A .npy file, version 1.0 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
export function encodeNpy({ shape, data }: NpyArray): Uint8Array {
  // A Python tuple of one element keeps its comma.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  const before = preamble.length + lengthBytes;
  const begin = Math.ceil((before + dict.length + 1) / alignment) * alignment;
  const file = new Uint8Array(begin + data.byteLength);
  file.set(preamble);
  new DataView(file.buffer).setUint16(preamble.length, begin - before, true);
  file.set(new TextEncoder().encode(`${dict.padEnd(begin - before - 1)}\n`), before);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), begin);
  return file;
}

/**
 * An .npz archive as `numpy.savez` writes it: one stored .npy for each array. `numpy.load` gives them back under
 * the same names. Equal arrays give equal bytes.
 */
export function encodeNpz(arrays: ReadonlyMap<string, NpyArray>): Uint8Array {
  const files: Zippable = {};
  for (const [name, array] of arrays) files[`${name}.npy`] = encodeNpy(array);
  // The earliest date that a zip archive can state, in local time.
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) });
}
