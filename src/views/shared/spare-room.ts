/** Below this width, in pixels of 16 px text, a figure is that of a phone. */
export const leastWide = 640;

/**
 * What a drawing may take beyond `--figure-room`, in pixels: what that leaves beside a title, a line of caption and "More".
 * On a phone these need not be in sight together with the drawing.
 */
export const spareRoom = (width: number): number => (width < leastWide ? 112 : 40);
