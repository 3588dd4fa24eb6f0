import { bytesOf, madd } from './arithmetic';

/**
 * C += A^T B for four rows of A^T and eight columns of B: A [count][depth] and B [count][width] hold a row per tile,
 * `aStep` and `bStep` bytes apart; C has rows `cStep` bytes apart. The eight sums stay in registers.
 * @param add whether to add to C, or to overwrite it
 */
export function outer4x8(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  count: i32,
  c: usize,
  cStep: usize,
  add: bool,
): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  for (let t = 0; t < count; t++, a += aStep, b += bStep) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load32_splat(a, 4);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load32_splat(a, 8);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load32_splat(a, 12);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
  }
  put(c, c00, add);
  put(c + 16, c01, add);
  put(c + cStep, c10, add);
  put(c + cStep + 16, c11, add);
  put(c + 2 * cStep, c20, add);
  put(c + 2 * cStep + 16, c21, add);
  put(c + 3 * cStep, c30, add);
  put(c + 3 * cStep + 16, c31, add);
}

/** As `outer4x8`, for four columns. */
export function outer4x4(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  count: i32,
  c: usize,
  cStep: usize,
  add: bool,
): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  for (let t = 0; t < count; t++, a += aStep, b += bStep) {
    const b0 = v128.load(b);
    c0 = madd(v128.load32_splat(a), b0, c0);
    c1 = madd(v128.load32_splat(a, 4), b0, c1);
    c2 = madd(v128.load32_splat(a, 8), b0, c2);
    c3 = madd(v128.load32_splat(a, 12), b0, c3);
  }
  put(c, c0, add);
  put(c + cStep, c1, add);
  put(c + 2 * cStep, c2, add);
  put(c + 3 * cStep, c3, add);
}

@inline
function put(to: usize, sums: v128, add: bool): void {
  v128.store(to, add ? f32x4.add(v128.load(to), sums) : sums);
}
