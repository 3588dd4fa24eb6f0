import { bytesOf, madd } from './arithmetic';

/**
 * Input channels of a partial sum. Rounding errors grow with the length of a sum, so partial sums are added at the end;
 * partial sums of 8 would be a tenth more exact and a tenth slower.
 */
const run: i32 = 16;

/**
 * C = A B for six tiles and eight output channels. A [6][stride bytes] holds `depth` numbers per tile, an even number;
 * B [depth][8] and C [6][8] lie without gaps.
 */
export function multiply6x8(a: usize, stride: usize, b: usize, depth: i32, c: usize): void {
  sums6x8(a, stride, b, min(run, depth), c, false);
  for (let i = run; i < depth; i += run) {
    sums6x8(a + bytesOf(i), stride, b + bytesOf(8 * i), min(run, depth - i), c, true);
  }
}

/** As `multiply6x8`, for a last panel of four output channels: B [depth][4], C [6][4]. */
export function multiply6x4(a: usize, stride: usize, b: usize, depth: i32, c: usize): void {
  sums6x4(a, stride, b, min(run, depth), c, false);
  for (let i = run; i < depth; i += run) {
    sums6x4(a + bytesOf(i), stride, b + bytesOf(4 * i), min(run, depth - i), c, true);
  }
}

/**
 * C = A B, or C += A B if `add`, for `depth` input channels, two per iteration. The twelve sums stay in registers, of
 * which CPUs have sixteen.
 */
function sums6x8(a: usize, stride: usize, b: usize, depth: i32, c: usize, add: bool): void {
  let a0 = a;
  let a1 = a0 + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  let a4 = a3 + stride;
  let a5 = a4 + stride;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let c40 = c00;
  let c41 = c00;
  let c50 = c00;
  let c51 = c00;
  for (const end = b + bytesOf(8 * depth); b < end; b += 64) {
    let b0 = v128.load(b);
    let b1 = v128.load(b, 16);
    let x = v128.load32_splat(a0);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load32_splat(a1);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load32_splat(a2);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load32_splat(a3);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
    x = v128.load32_splat(a4);
    c40 = madd(x, b0, c40);
    c41 = madd(x, b1, c41);
    x = v128.load32_splat(a5);
    c50 = madd(x, b0, c50);
    c51 = madd(x, b1, c51);

    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load32_splat(a0, 4);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load32_splat(a1, 4);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load32_splat(a2, 4);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load32_splat(a3, 4);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
    x = v128.load32_splat(a4, 4);
    c40 = madd(x, b0, c40);
    c41 = madd(x, b1, c41);
    x = v128.load32_splat(a5, 4);
    c50 = madd(x, b0, c50);
    c51 = madd(x, b1, c51);

    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    a4 += 8;
    a5 += 8;
  }
  if (add) {
    accumulate(c, c00);
    accumulate(c + 16, c01);
    accumulate(c + 32, c10);
    accumulate(c + 48, c11);
    accumulate(c + 64, c20);
    accumulate(c + 80, c21);
    accumulate(c + 96, c30);
    accumulate(c + 112, c31);
    accumulate(c + 128, c40);
    accumulate(c + 144, c41);
    accumulate(c + 160, c50);
    accumulate(c + 176, c51);
  } else {
    v128.store(c, c00);
    v128.store(c, c01, 16);
    v128.store(c, c10, 32);
    v128.store(c, c11, 48);
    v128.store(c, c20, 64);
    v128.store(c, c21, 80);
    v128.store(c, c30, 96);
    v128.store(c, c31, 112);
    v128.store(c, c40, 128);
    v128.store(c, c41, 144);
    v128.store(c, c50, 160);
    v128.store(c, c51, 176);
  }
}

/** As `sums6x8`, for four output channels. */
function sums6x4(a: usize, stride: usize, b: usize, depth: i32, c: usize, add: bool): void {
  let a0 = a;
  let a1 = a0 + stride;
  let a2 = a1 + stride;
  let a3 = a2 + stride;
  let a4 = a3 + stride;
  let a5 = a4 + stride;
  let c00 = f32x4.splat(0);
  let c10 = c00;
  let c20 = c00;
  let c30 = c00;
  let c40 = c00;
  let c50 = c00;
  for (const end = b + bytesOf(4 * depth); b < end; b += 32) {
    let b0 = v128.load(b);
    let x = v128.load32_splat(a0);
    c00 = madd(x, b0, c00);
    x = v128.load32_splat(a1);
    c10 = madd(x, b0, c10);
    x = v128.load32_splat(a2);
    c20 = madd(x, b0, c20);
    x = v128.load32_splat(a3);
    c30 = madd(x, b0, c30);
    x = v128.load32_splat(a4);
    c40 = madd(x, b0, c40);
    x = v128.load32_splat(a5);
    c50 = madd(x, b0, c50);

    b0 = v128.load(b, 16);
    x = v128.load32_splat(a0, 4);
    c00 = madd(x, b0, c00);
    x = v128.load32_splat(a1, 4);
    c10 = madd(x, b0, c10);
    x = v128.load32_splat(a2, 4);
    c20 = madd(x, b0, c20);
    x = v128.load32_splat(a3, 4);
    c30 = madd(x, b0, c30);
    x = v128.load32_splat(a4, 4);
    c40 = madd(x, b0, c40);
    x = v128.load32_splat(a5, 4);
    c50 = madd(x, b0, c50);

    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    a4 += 8;
    a5 += 8;
  }
  if (add) {
    accumulate(c, c00);
    accumulate(c + 16, c10);
    accumulate(c + 32, c20);
    accumulate(c + 48, c30);
    accumulate(c + 64, c40);
    accumulate(c + 80, c50);
  } else {
    v128.store(c, c00);
    v128.store(c, c10, 16);
    v128.store(c, c20, 32);
    v128.store(c, c30, 48);
    v128.store(c, c40, 64);
    v128.store(c, c50, 80);
  }
}

/** Adds `sums` to the four values at `to`. */
@inline
function accumulate(to: usize, sums: v128): void {
  v128.store(to, f32x4.add(v128.load(to), sums));
}
