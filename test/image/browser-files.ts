/** Small files of the formats that browsers decode. */

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));

/** 8 x 6, lossless, colours kept under alpha: R = 36 x, G = 51 y, B = 20 (x + y), A = 0 in the top left half row. */
export const webp = fromBase64(
  'UklGRjoAAABXRUJQVlA4TC0AAAAvB0ABEJkyRPQ/NhHR/zAQZNvM6f6AR+iQDAWZtE3r3+ZM7GqEDR1mcWKYwAMA',
);
/** Two frames of 3 x 2; the first has the palette entries 0 1 2 / 3 0 1. */
export const gif = fromBase64(
  'R0lGODlhAwACAIEAAPoKFB7wMgAA/wkIByH5BAAKAAAALAAAAAADAAIAAAgIAAEEEDBAYEAAIfkEAAoAAAAsAAAAAAMAAgCBAAD/AAAAAAAAAAAACAYAAQgcGBAAOw==',
);

/** A 2 x 2 BMP of 24 bits: rows from the bottom up, BGR, padded to 4 bytes. */
export const bmp = Buffer.concat([
  Buffer.from('BM'),
  Buffer.from(Uint32Array.of(70, 0, 54, 40, 2, 2).buffer),
  Buffer.from(Uint16Array.of(1, 24).buffer),
  Buffer.from(Uint32Array.of(0, 16, 2835, 2835, 0, 0).buffer),
  Buffer.from([7, 8, 9, 10, 11, 12, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0]),
]);
