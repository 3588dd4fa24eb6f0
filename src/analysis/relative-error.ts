/**
 * The largest absolute difference over the largest absolute value of `wanted`: infinite where numbers are missing or
 * NaN, 0 where nothing differs.
 */
export function relativeError(found: Float32Array, wanted: Float32Array): number {
  if (found.length !== wanted.length) return Infinity;
  let difference = 0;
  let largest = 0;
  for (const [i, value] of wanted.entries()) {
    const off = Math.abs(found[i]! - value);
    difference = Number.isNaN(off) ? Infinity : Math.max(difference, off);
    largest = Math.max(largest, Math.abs(value));
  }
  return difference === 0 ? 0 : difference / largest;
}
