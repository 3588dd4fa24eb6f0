const word = new Uint32Array(1);
const float = new Float32Array(word.buffer);

/** The value of an IEEE 754 binary16 bit pattern. Exact: every half is a float32. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The value of every binary16 bit pattern, made when it is first needed: a checkpoint has millions of halves. */
let values: Float32Array | undefined;

/** The values of binary16 bit patterns. */
export function halvesToFloats(halves: Uint16Array): Float32Array {
  values ??= Float32Array.from({ length: 2 ** 16 }, (_, half) => halfToFloat(half));
  const floats = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) floats[i] = values[halves[i]!]!;
  return floats;
}

/**
 * The binary16 bit pattern nearest to a float32, ties to even, as `tensor.half()` rounds. Values from 65520 on
 * become infinite.
 */
export function floatToHalf(value: number): number {
  float[0] = value;
  const bits = word[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return 0x7e00;
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  if (magnitude >= 0x38800000) return sign | roundShift(magnitude - 0x38000000, 13);
  // Below 2^-14 the result is subnormal: a multiple of 2^-24.
  if (magnitude < 0x33000000) return sign;
  const significand = (magnitude & 0x7fffff) | 0x800000;
  return sign | roundShift(significand, 126 - (magnitude >>> 23));
}

/** Shifts right, rounding to the nearest and ties to even. A carry runs on into the exponent, as it should. */
function roundShift(value: number, shift: number): number {
  const kept = value >>> shift;
  const rest = value & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  return rest > half || (rest === half && kept & 1) ? kept + 1 : kept;
}
