import { noWorker } from '../../engine/client-errors.ts';
import type { Rectangle } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import { ReaderError } from '../../image/reader-error.ts';
import type { Scale } from '../../model/config.ts';
import { Caller } from './calls.ts';
import type {
  OpenedPicture,
  PictureApi,
  PictureRole,
  PictureSource,
  PreparedPicture,
  Scores,
} from './picture-store.ts';

/** Longer than any picture under the size limit takes to decode; a file that needs more is refused. */
const patience = 20_000;

/**
 * The picture thread as the page sees it. A call that takes too long ends the thread; a new one is started with the
 * last picture that opened, so that nothing that was on the page is lost.
 */
export class PictureClient implements PictureApi {
  #worker: Worker | undefined;
  #caller: Caller | undefined;
  #good: PictureSource | undefined;

  async open(source: PictureSource): Promise<OpenedPicture> {
    const opened = await this.#within(source, () => this.#thread().call('open', source));
    this.#good = source;
    return opened;
  }

  prepare(role: PictureRole, scale: Scale, window?: Rectangle): Promise<PreparedPicture> {
    return this.#within(this.#good, async () => {
      const fresh = this.#worker === undefined;
      const thread = this.#thread();
      if (fresh && this.#good) await thread.call('open', this.#good);
      return thread.call('prepare', role, scale, window);
    });
  }

  score(sr: Pixels, picture: PreparedPicture): Promise<Scores | undefined> {
    return this.#within(this.#good, () => this.#thread().call('score', sr, picture));
  }

  encode(picture: Pixels): Promise<Uint8Array<ArrayBuffer>> {
    return this.#within(this.#good, () => this.#thread().call('encode', picture));
  }

  #thread(): Caller {
    if (this.#caller) return this.#caller;
    const worker = createPictureWorker();
    const caller = new Caller(worker);
    worker.addEventListener('error', (event) => {
      this.#end();
      // Code that did not load has no message.
      caller.abandon(event.message ? new Error(event.message) : noWorker('its code did not load'));
    });
    this.#worker = worker;
    this.#caller = caller;
    return caller;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#caller = undefined;
  }

  async #within<T>(source: PictureSource | undefined, work: () => Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#end();
        const name = source?.kind === 'file' ? source.name : 'The picture';
        reject(
          new ReaderError(
            'truncated-image',
            `${name} could not be read within ${patience / 1000} s. It may be damaged: save it again as PNG or JPEG.`,
            { name, seconds: patience / 1000 },
          ),
        );
      }, patience);
    });
    try {
      return await Promise.race([work(), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Throws the sentence for a browser without module workers. */
function createPictureWorker(): Worker {
  try {
    // Vite finds the worker by this very expression.
    return new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    throw noWorker(error instanceof Error ? error.message : String(error));
  }
}
