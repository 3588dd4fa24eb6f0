/**
 * A sample laid over a white ground, as a page would show it.
 * @param value, alpha 0..`white`, where `white` is the largest value of the sample's depth; not premultiplied
 * @returns 0..255, unrounded
 */
export function overWhite(value: number, alpha: number, white: number): number {
  return ((value * alpha) / white + (white - alpha)) * (255 / white);
}
