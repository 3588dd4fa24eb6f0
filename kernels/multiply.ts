import { bytesOf, madd } from './arithmetic';

/** Numbers added up in registers before they go to the sum in memory: float32 loses less in many short sums. */
const chunk: i32 = 16;

/**
 * C = A B for six tiles and eight output channels, whose twelve sums stay in registers, two input channels per turn.
 * A [6][stride bytes] holds `depth` numbers per tile, an even number; B [depth][8] and C [6][8] lie without gaps.
 */
export function multiply6x8(a: usize, stride: usize, b: usize, depth: i32, c: usize): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < 192; i += 16) v128.store(c + i, zero);
  for (const end = a + bytesOf(depth); a < end; a += bytesOf(chunk)) {
    let a0 = a;
    let a1 = a0 + stride;
    let a2 = a1 + stride;
    let a3 = a2 + stride;
    let a4 = a3 + stride;
    let a5 = a4 + stride;
    let c00 = zero;
    let c01 = zero;
    let c10 = zero;
    let c11 = zero;
    let c20 = zero;
    let c21 = zero;
    let c30 = zero;
    let c31 = zero;
    let c40 = zero;
    let c41 = zero;
    let c50 = zero;
    let c51 = zero;
    let b0 = zero;
    let b1 = zero;
    let x = zero;
    for (const stop = a + min(bytesOf(chunk), end - a); a0 < stop; b += 64) {
      b0 = v128.load(b);
      b1 = v128.load(b, 16);
      x = v128.load32_splat(a0);
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
    addTo(c, c00);
    addTo(c + 16, c01);
    addTo(c + 32, c10);
    addTo(c + 48, c11);
    addTo(c + 64, c20);
    addTo(c + 80, c21);
    addTo(c + 96, c30);
    addTo(c + 112, c31);
    addTo(c + 128, c40);
    addTo(c + 144, c41);
    addTo(c + 160, c50);
    addTo(c + 176, c51);
  }
}

/** As `multiply6x8`, for the panel of four output channels that ends some filters: B [depth][4], C [6][4]. */
export function multiply6x4(a: usize, stride: usize, b: usize, depth: i32, c: usize): void {
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < 96; i += 16) v128.store(c + i, zero);
  for (const end = a + bytesOf(depth); a < end; a += bytesOf(chunk)) {
    let a0 = a;
    let a1 = a0 + stride;
    let a2 = a1 + stride;
    let a3 = a2 + stride;
    let a4 = a3 + stride;
    let a5 = a4 + stride;
    let c00 = zero;
    let c10 = zero;
    let c20 = zero;
    let c30 = zero;
    let c40 = zero;
    let c50 = zero;
    let b0 = zero;
    let x = zero;
    for (const stop = a + min(bytesOf(chunk), end - a); a0 < stop; b += 32) {
      b0 = v128.load(b);
      x = v128.load32_splat(a0);
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
    addTo(c, c00);
    addTo(c + 16, c10);
    addTo(c + 32, c20);
    addTo(c + 48, c30);
    addTo(c + 64, c40);
    addTo(c + 80, c50);
  }
}

@inline
function addTo(sum: usize, summand: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), summand));
}
