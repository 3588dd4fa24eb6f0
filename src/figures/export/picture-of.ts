import { ReaderError } from '../../image/reader-error.ts';
import { fetchPart } from '../../session/network/fetch-part.ts';

/**
 * The figure as it stands on the page, with its caption, as a PNG picture. What draws it is fetched by those who save
 * one. Throws `ReaderError` when that does not come, the figure is too large or the browser cannot draw it.
 */
export async function pictureOf(figure: HTMLElement): Promise<Blob> {
  const { drawFigure } = await fetchPart(() => import('./draw-figure.ts'));
  try {
    return await drawFigure(figure);
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReaderError(
      'figure-not-saved',
      `The figure could not be drawn as a picture (${reason}); save its numbers, or try again or in another browser.`,
      { reason },
    );
  }
}
