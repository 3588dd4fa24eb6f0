import { domToBlob } from 'modern-screenshot';
import { ReaderError } from '../../image/reader-error.ts';
import { margin, pictureSize } from './picture-size.ts';
import { stagedFigure } from './staged-figure.ts';

/**
 * The figure as it stands on the page, with its caption, as a PNG picture. Throws `ReaderError` when the figure is too
 * large or the browser cannot draw it.
 */
export async function figurePicture(figure: HTMLElement): Promise<Blob> {
  const copy = stagedFigure(figure);
  try {
    return await domToBlob(copy, {
      ...pictureSize({ width: copy.scrollWidth, height: copy.scrollHeight }),
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
