/** What is left of a window for the large type, in CSS pixels: figures are drawn for no less than this width. */
const room = { width: 680, height: 480 };

/**
 * How much larger than in the page everything is shown, so that the back row can read it: the prose of 18 px becomes
 * 1/27 of the window's height. A window that is no projector's, such as a phone's, stays as it is.
 * @param width of the window in CSS pixels
 * @param height likewise
 */
export const largeType = (width: number, height: number): number =>
  Math.max(1, Math.min(width / room.width, height / room.height));
