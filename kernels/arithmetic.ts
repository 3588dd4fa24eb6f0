/** a b + c in each of four lanes: one instruction, rounded once, where relaxed SIMD is enabled at compile time. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The bytes that `numbers` float32 numbers take. */
@inline
export function bytesOf(numbers: i32): usize {
  return <usize>numbers << 2;
}
