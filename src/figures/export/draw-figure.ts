import './exported.css';
import { createContext, domToBlob } from 'modern-screenshot';
import { mathsFontsOf } from './maths-fonts.ts';
import { margin, pictureSize } from './picture-size.ts';
import { stagedFigure } from './staged-figure.ts';

/** A figure as a PNG picture. Throws `ReaderError` when it is too large, and what the browser throws at drawing. */
export async function drawFigure(figure: HTMLElement): Promise<Blob> {
  const copy = stagedFigure(figure);
  try {
    const fonts = await mathsFontsOf(copy);
    const context = await createContext(copy, {
      autoDestruct: true,
      ...pictureSize({ width: copy.scrollWidth, height: copy.scrollHeight }),
      backgroundColor: getComputedStyle(document.documentElement).backgroundColor,
      style: { position: 'static', padding: `${margin}px` },
      // All others are those of the reader's system.
      font: fonts !== undefined && { cssText: fonts },
    });
    context.sandbox = emptyFrame();
    return await domToBlob(context);
  } finally {
    copy.remove();
  }
}

/**
 * Where the library reads what elements look like without the page's style. Its own is filled by a string, which the
 * page's Content-Security-Policy does not take. It is removed with the context.
 */
function emptyFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', visibility: 'hidden' });
  document.body.append(frame);
  return frame;
}
