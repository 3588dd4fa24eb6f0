import { score, type Score } from '../../analysis/metrics.ts';
import { smallestSpectrum } from '../../analysis/power-spectrum.ts';
import { downscale, upscale } from '../../image/bicubic.ts';
import { crop, type Rectangle } from '../../image/crop.ts';
import { drawCard, type CardId } from '../../image/cards/index.ts';
import { decodeFile } from '../../image/decode.ts';
import type { Pixels } from '../../image/pixels.ts';
import { encodePng } from '../../image/png.ts';
import { ReaderError } from '../../image/reader-error.ts';
import type { Scale } from '../../model/config.ts';
import { transfer } from '../rpc/transfer.ts';
import { centredWindow, fits, snapWindow, windowStep } from './window.ts';

/** Where a picture comes from. */
export type PictureSource =
  | { readonly kind: 'card'; readonly id: CardId; readonly size: number }
  | { readonly kind: 'file'; readonly name: string; readonly file: Blob };

/** As the truth to be degraded, or as the low-resolution picture itself. */
export type PictureRole = 'hr' | 'lr';

export interface OpenedPicture {
  readonly width: number;
  readonly height: number;
  /** At most `thumbnailSide` pixels on its longer side, to choose a window on. */
  readonly thumbnail: Pixels;
}

export interface PreparedPicture {
  readonly role: PictureRole;
  readonly scale: Scale;
  /** The part of the opened picture that is worked on, in its own pixels. */
  readonly window: Rectangle;
  readonly lr: Pixels;
  readonly bicubic: Pixels;
  readonly hr?: Pixels;
}

export interface Scores {
  readonly bicubic: Score;
  readonly sr: Score;
}

/** What an output is scored against. */
export type Reference = Pick<PreparedPicture, 'scale' | 'bicubic' | 'hr'>;

/** What the page asks of the thread that handles pictures. */
export interface PictureApi {
  open(source: PictureSource): Promise<OpenedPicture>;
  prepare(role: PictureRole, scale: Scale, window?: Rectangle): Promise<PreparedPicture>;
  /** PSNR and SSIM of bicubic and of the network against the truth; nothing when the truth is not known. */
  score(sr: Pixels, picture: PreparedPicture): Promise<Scores | undefined>;
  encode(picture: Pixels): Promise<Uint8Array<ArrayBuffer>>;
}

/** The same as the thread itself takes it: a picture that it holds need not be sent again. */
export interface PictureThread extends Omit<PictureApi, 'score'> {
  /** @param reference what was prepared or scored against last when it is left out */
  score(sr: Pixels, reference?: Reference): Promise<Scores | undefined>;
}

const thumbnailSide = 320;
/** Least side of an LR picture: a smaller one has no spectrum, and the shuffle figure no window on it. */
const smallestSide = smallestSpectrum;

/**
 * Decodes, crops, degrades and scores pictures. Keeps the opened one, and the truth of the one that was prepared last;
 * runs in a worker or in Node.
 */
export class PictureStore implements PictureThread {
  #opened: Pixels | undefined;
  /** What the reader calls it, if it is a file. */
  #file: string | undefined;
  #reference: Reference | undefined;
  /** Of the reference, once it has been asked for. */
  #bicubicScore: Score | undefined;

  /** Opens a picture; the one before stays if this one fails. Throws `ReaderError`. */
  async open(source: PictureSource): Promise<OpenedPicture> {
    const picture =
      source.kind === 'card' ? drawCard(source.id, source.size) : await decodeFile(source.file, source.name);
    this.#opened = picture;
    this.#file = source.kind === 'file' ? source.name : undefined;
    const small = thumbnail(picture);
    return transfer({ width: picture.width, height: picture.height, thumbnail: small }, small.data);
  }

  /**
   * Cuts the window (the largest centred one when none is given) and makes LR and bicubic of it: an HR picture is
   * degraded by MATLAB bicubic, an LR picture is taken as it is. Throws `ReaderError` 'image-too-small'.
   */
  async prepare(role: PictureRole, scale: Scale, window?: Rectangle): Promise<PreparedPicture> {
    const opened = this.#opened;
    if (!opened) throw new ReaderError('bad-argument', 'No picture is open.');
    const step = windowStep(role, scale);
    if (Math.min(opened.width, opened.height) < smallestSide * step)
      throw tooSmall(opened, this.#file, scale, smallestSide * step);
    const chosen =
      window && fits(window, opened) ? snapWindow(window, opened, step) : centredWindow(opened, step);
    const part = crop(opened, chosen);
    const lr = role === 'hr' ? downscale(part, scale) : part;
    const bicubic = upscale(lr, scale);
    if (role === 'lr') {
      this.#hold(undefined);
      return transfer({ role, scale, window: chosen, lr, bicubic }, lr.data, bicubic.data);
    }
    this.#hold({ scale, bicubic, hr: part });
    return transfer({ role, scale, window: chosen, lr, bicubic, hr: part }, lr.data);
  }

  async score(sr: Pixels, reference: Reference | undefined = this.#reference): Promise<Scores | undefined> {
    if (!reference?.hr) return undefined;
    if (reference !== this.#reference) this.#hold(reference);
    const { scale, hr, bicubic } = reference;
    this.#bicubicScore ??= score(bicubic, hr, scale);
    return { bicubic: this.#bicubicScore, sr: score(sr, hr, scale) };
  }

  /** A picture as the bytes of a PNG file. */
  async encode(picture: Pixels): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(encodePng(picture));
    return transfer(bytes, bytes);
  }

  #hold(reference: Reference | undefined): void {
    [this.#reference, this.#bicubicScore] = [reference, undefined];
  }
}

/** @param least pixels that each side must have */
function tooSmall(
  { width, height }: Pixels,
  file: string | undefined,
  scale: Scale,
  least: number,
): ReaderError {
  const name = file === undefined ? 'The picture' : `"${file}"`;
  const asLr = Math.min(width, height) >= smallestSide ? ' or use it as LR' : '';
  return new ReaderError(
    'image-too-small',
    `${name} is ${width} × ${height}; at x${scale} it must be at least ${least} px on each side. ` +
      `Take a larger one${asLr}.`,
    { width, height, least, ...(file !== undefined && { file }) },
  );
}

/** Box averages down to the thumbnail's size: quick, and good enough to choose a window on. */
function thumbnail(picture: Pixels): Pixels {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / thumbnailSide));
  const width = Math.max(1, Math.floor(picture.width / step));
  const height = Math.max(1, Math.floor(picture.height / step));
  const data = new Uint8ClampedArray(width * height * picture.channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < picture.channels; c++) {
        let sum = 0;
        let count = 0;
        for (let j = y * step; j < Math.min(picture.height, (y + 1) * step); j++)
          for (let i = x * step; i < Math.min(picture.width, (x + 1) * step); i++) {
            sum += picture.data[(j * picture.width + i) * picture.channels + c] ?? 0;
            count++;
          }
        data[(y * width + x) * picture.channels + c] = sum / count;
      }
  return { ...picture, width, height, data };
}
