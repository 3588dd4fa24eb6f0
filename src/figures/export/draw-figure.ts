import { domToBlob } from 'modern-screenshot';
import { margin, pictureSize } from './picture-size.ts';
import { stagedFigure } from './staged-figure.ts';

/** A figure as a PNG picture. Throws `ReaderError` when it is too large, and what the browser throws at drawing. */
export async function drawFigure(figure: HTMLElement): Promise<Blob> {
  const copy = stagedFigure(figure);
  try {
    return await domToBlob(copy, {
      ...pictureSize({ width: copy.scrollWidth, height: copy.scrollHeight }),
      backgroundColor: getComputedStyle(document.documentElement).backgroundColor,
      style: { position: 'static', padding: `${margin}px` },
      // The page has the fonts of its reader's system, and nothing to fetch.
      font: false,
    });
  } finally {
    copy.remove();
  }
}
