import type { Rectangle } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import { ReaderError } from '../../image/reader-error.ts';
import type { Scale } from '../../model/config.ts';
import type { Caller } from '../rpc/calls.ts';
import { codeMissing } from '../../engine/client-errors.ts';
import { Worker } from '../../engine/page-worker.ts';
import { WorkerThread } from '../rpc/worker-thread.ts';
import type {
  OpenedPicture,
  PictureApi,
  PictureRole,
  PictureSource,
  PictureThread,
  PreparedPicture,
  Scores,
} from './picture-store.ts';

// Vite finds the worker by this very expression.
const startWorker = () => new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });

/** Longer than any picture under the size limit takes to decode; a file that needs more is refused. */
const seconds = 20;

/** What a thread holds to score against: what it was last sent or asked to prepare. */
interface Held {
  /** As the page has it; undefined while it is being prepared. */
  picture: PreparedPicture | undefined;
  readonly by: Caller<PictureThread>;
}

/**
 * The picture thread as the page sees it. A call that takes too long ends the thread; a new one is started with the
 * last picture that opened, so that nothing that was on the page is lost.
 */
export class PictureClient implements PictureApi {
  readonly #thread: WorkerThread<PictureThread>;
  /** The last picture that opened. */
  #good: PictureSource | undefined;
  #held: Held | undefined;

  /** @param create starts the thread with a `PictureStore` behind it */
  constructor(create = startWorker) {
    this.#thread = new WorkerThread(create, 'pictures');
  }

  async open(source: PictureSource): Promise<OpenedPicture> {
    const opened = await this.#within(source, () => this.#thread.caller.call('open', source));
    this.#good = source;
    return opened;
  }

  prepare(role: PictureRole, scale: Scale, window?: Rectangle): Promise<PreparedPicture> {
    return this.#within(this.#good, async () => {
      const fresh = !this.#thread.running;
      const { caller } = this.#thread;
      if (fresh && this.#good) await caller.call('open', this.#good);
      const held: Held = (this.#held = { picture: undefined, by: caller });
      held.picture = await caller.call('prepare', role, scale, window);
      return held.picture;
    });
  }

  async score(sr: Pixels, picture: PreparedPicture): Promise<Scores | undefined> {
    const { scale, bicubic, hr } = picture;
    if (!hr) return undefined;
    return this.#within(this.#good, () => {
      const { caller } = this.#thread;
      if (this.#held?.picture === picture && this.#held.by === caller) return caller.call('score', sr);
      this.#held = { picture, by: caller };
      return caller.call('score', sr, { scale, bicubic, hr });
    });
  }

  encode(picture: Pixels): Promise<Uint8Array<ArrayBuffer>> {
    return this.#within(this.#good, () => this.#thread.caller.call('encode', picture));
  }

  async #within<T>(source: PictureSource | undefined, work: () => Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.#thread.isLoaded ? tooSlow(source) : codeMissing(`nothing came for ${seconds} s`));
        this.#thread.end();
      }, seconds * 1000);
    });
    try {
      return await Promise.race([work(), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function tooSlow(source: PictureSource | undefined): ReaderError {
  const name = source?.kind === 'file' ? source.name : 'The picture';
  return new ReaderError(
    'truncated-image',
    `${name} could not be read within ${seconds} s. It may be damaged: save it again as PNG or JPEG.`,
    { name, seconds },
  );
}
