import { domToBlob } from 'modern-screenshot';
import { ReaderError } from '../../image/reader-error.ts';
import { stagedFigure } from './staged-figure.ts';

/** Around the figure, in CSS pixels. */
const margin = 24;
/** Pixels of the picture to a CSS pixel: as sharp in print as on a good screen. */
const sharpness = 2;
/** What every browser can draw on one canvas: those of phones stop at 16 Mi pixels. */
const limit = { area: 2 ** 24, side: 2 ** 14 };

/**
 * The figure as it stands on the page, with its caption, as a PNG picture; a figure too large for two pixels to a CSS
 * pixel gets one. Throws `ReaderError` when the figure is too large for a canvas or the browser cannot draw it.
 */
export async function figurePicture(figure: HTMLElement): Promise<Blob> {
  const copy = stagedFigure(figure);
  try {
    const [width, height] = [copy.scrollWidth + 2 * margin, copy.scrollHeight + 2 * margin];
    return await domToBlob(copy, {
      width,
      height,
      scale: sharpnessFor(width, height),
      backgroundColor: getComputedStyle(document.documentElement).backgroundColor,
      style: { position: 'static', padding: `${margin}px` },
      // The page has the fonts of its reader's system, and nothing to fetch.
      font: false,
    });
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReaderError(
      'figure-not-saved',
      `This browser could not draw the figure as a picture (${reason}); save its numbers, or try another browser.`,
      { reason },
    );
  } finally {
    copy.remove();
  }
}

function sharpnessFor(width: number, height: number): number {
  const fits = (scale: number): boolean =>
    scale * scale * width * height <= limit.area && scale * Math.max(width, height) <= limit.side;
  const scale = [sharpness, 1].find(fits);
  if (scale !== undefined) return scale;
  throw new ReaderError(
    'figure-too-large',
    `The figure takes ${width} × ${height} pixels, more than a picture can hold; fold some of it in, or save its numbers.`,
    { width, height },
  );
}
