import type { CheckpointInfo, EngineApi } from '../../engine/protocol.ts';
import { Serial } from '../../engine/serial.ts';
import type { Rectangle } from '../../image/crop.ts';
import { shuffleFactors, type RcanConfig, type Scale } from '../../model/config.ts';
import { addMean, bias, excite, squeeze, tailConv, upConv, weight, type Site } from '../../model/sites.ts';
import { ReaderError } from '../../image/reader-error.ts';
import type { StateDict } from '../../model/state-dict.ts';
import type { DownloadProgress } from '../network/download.ts';
import type { OpenedPicture, PictureApi, PictureSource, PreparedPicture } from '../pictures/picture-store.ts';
import { shippedName, type WeightsSource } from './shipped-weights.ts';
import { samePicture, sourceOf, type CheckpointChoice, type Wish } from './wish.ts';

/** What a session works with: the threads of the page, or the same classes in one thread. */
export interface SessionParts {
  readonly engine: EngineApi;
  readonly pictures: PictureApi;
  readonly fetchWeights: WeightsSource;
}

/** A checkpoint that the engine has loaded, with what figures show of its weights. */
export interface LoadedNetwork {
  readonly info: CheckpointInfo;
  /** W_D and W_U of every block with their biases, by their state-dict names. */
  readonly attentionParameters: StateDict;
  /** All convolutions of the tail, likewise; with the mean colour if the checkpoint has one. */
  readonly tailParameters: StateDict;
}

/** A download of weights that goes on, whoever waits for it. */
interface Fetching {
  readonly scale: Scale;
  readonly bytes: Promise<ArrayBuffer>;
  readonly end: () => void;
  /** Has it tell how far it is, from where it stands. */
  readonly tell: (onProgress: (progress: DownloadProgress) => void) => void;
}

/** Opens and prepares the picture and loads the network of a run, unless that is what was opened or loaded last. */
export class Supplies {
  readonly #parts: SessionParts;
  #opened: { readonly source: PictureSource; readonly picture: OpenedPicture } | undefined;
  #loaded: { readonly key: string | ArrayBuffer; readonly network: LoadedNetwork } | undefined;
  #fetching: Fetching | undefined;
  // One after the other: the picture thread and the engine keep what was brought last, whoever asked for it.
  readonly #openings = new Serial();
  readonly #loadings = new Serial();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Opens the picture of a wish and prepares it. Throws `ReaderError`. */
  picture(wish: Wish, signal: AbortSignal): Promise<{ opened: OpenedPicture; picture: PreparedPicture }> {
    return this.#openings.run(async () => {
      signal.throwIfAborted();
      const { pictures } = this.#parts;
      const source = sourceOf(wish);
      if (!this.#opened || !samePicture(this.#opened.source, source))
        this.#opened = { source, picture: await pictures.open(source) };
      const { picture: opened } = this.#opened;
      return { opened, picture: await pictures.prepare(wish.role, wish.scale, windowOf(wish, opened)) };
    });
  }

  /**
   * Begins to fetch the weights that `network` will be asked for, while there is something else to wait for. What was
   * being fetched for another choice is given up.
   */
  fetchAhead(choice: CheckpointChoice, scale: Scale): void {
    const isNeeded = choice.kind === 'shipped' && this.#loaded?.key !== shippedName(scale);
    if (isNeeded && this.#fetching?.scale === scale) return;
    this.#fetching?.end();
    this.#fetching = isNeeded ? this.#fetch(scale) : undefined;
  }

  /**
   * Loads a checkpoint into the engine; the one before stays if it cannot be read. Throws `ReaderError`, and an
   * `AbortError` when `signal` fires, at once: nobody waits for what has been given up.
   * @param onDownload told how far its weights are while they are what is waited for
   */
  network(
    choice: CheckpointChoice,
    scale: Scale,
    signal: AbortSignal,
    onDownload?: (progress: DownloadProgress) => void,
  ): Promise<LoadedNetwork> {
    return this.#loadings.run(async () => {
      const key = choice.kind === 'file' ? choice.bytes : shippedName(scale);
      if (this.#loaded?.key === key) return this.#loaded.network;
      const { engine } = this.#parts;
      const name = choice.kind === 'file' ? choice.name : shippedName(scale);
      signal.throwIfAborted();
      const bytes = choice.kind === 'file' ? choice.bytes : await this.#weights(scale, signal, onDownload);
      signal.throwIfAborted();
      const info = await engine.loadCheckpoint(name, bytes, { signal }).catch((error: unknown) => {
        if (signal.aborted) this.#loaded = undefined;
        throw error;
      });
      // From here on the engine has another network, also if its parameters cannot be had.
      this.#loaded = undefined;
      const attentionParameters = await engine.parameters(attentionNames(info.config));
      const tailParameters = await tailOf(engine, info.config);
      this.#loaded = { key, network: { info, attentionParameters, tailParameters } };
      return this.#loaded.network;
    });
  }

  /** Parameters of a network by their state-dict names; undefined where the engine has another network by now. */
  parametersOf(network: LoadedNetwork, names: readonly string[]): Promise<StateDict | undefined> {
    return this.#loadings.run(async () => {
      const isThere = this.#loaded?.network.info.fingerprint === network.info.fingerprint;
      return isThere ? this.#parts.engine.parameters(names) : undefined;
    });
  }

  async #weights(
    scale: Scale,
    signal: AbortSignal,
    onDownload?: (progress: DownloadProgress) => void,
  ): Promise<ArrayBuffer> {
    const ahead = this.#fetching?.scale === scale ? this.#fetching : undefined;
    if (ahead) this.#fetching = undefined;
    const fetching = ahead ?? this.#fetch(scale);
    if (onDownload) fetching.tell(onDownload);
    signal.addEventListener('abort', fetching.end);
    try {
      return await fetching.bytes;
    } finally {
      signal.removeEventListener('abort', fetching.end);
    }
  }

  #fetch(scale: Scale): Fetching {
    const end = new AbortController();
    let progress: DownloadProgress = { bytes: 0 };
    let listener: ((progress: DownloadProgress) => void) | undefined;
    const bytes = this.#parts.fetchWeights(scale, {
      signal: end.signal,
      onProgress(next) {
        progress = next;
        listener?.(progress);
      },
    });
    // Handled by `network`, which awaits them; without this a failure before then would count as unhandled.
    bytes.catch(() => undefined);
    return {
      scale,
      bytes,
      end: () => end.abort(),
      tell(onProgress) {
        listener = onProgress;
        if (progress.bytes > 0) listener(progress);
      },
    };
  }
}

function windowOf({ extent }: Wish, { width, height }: OpenedPicture): Rectangle | undefined {
  return extent.kind === 'whole' ? { x: 0, y: 0, width, height } : extent.window;
}

function attentionNames(config: RcanConfig): string[] {
  const names: string[] = [];
  for (let g = 0; g < config.groups; g++)
    for (let b = 0; b < config.blocks; b++)
      for (const conv of [squeeze(g, b), excite(g, b)]) names.push(weight(conv), bias(conv));
  return names;
}

async function tailOf(engine: EngineApi, config: RcanConfig): Promise<StateDict> {
  const names = (...convs: Site[]) => convs.flatMap((conv) => [weight(conv), bias(conv)]);
  const ups = shuffleFactors(config.scale).map((_, k) => upConv(k));
  const tail = await engine.parameters(names(...ups, tailConv));
  try {
    return new Map([...tail, ...(await engine.parameters(names(addMean)))]);
  } catch (error) {
    // A checkpoint without add_mean: its network adds no mean colour.
    if (error instanceof ReaderError && error.code === 'unknown-site') return tail;
    throw error;
  }
}
