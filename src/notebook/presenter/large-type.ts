/** The smallest size that the enlarged page is laid out for, in CSS pixels. */
const smallestLayout = { width: 680, height: 480 };

/**
 * The zoom factor of presentation mode: prose of 18 px becomes 1/27 of the window's height, legible from the back of a
 * room. 1 for windows smaller than `smallestLayout`, such as a phone's.
 * @param width of the window in CSS pixels
 * @param height likewise
 */
export const largeType = (width: number, height: number): number =>
  Math.max(1, Math.min(width / smallestLayout.width, height / smallestLayout.height));
