import { psnr } from '../../analysis/metrics.ts';
import { firstOf } from '../../engine/abort.ts';
import type { RunProgress, SystemRequest, SystemResult } from '../../engine/protocol.ts';
import { systems, type SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import { asError } from '../../image/reader-error.ts';
import { Sweep } from '../sweep/sweep.svelte.ts';
import { shippedName } from '../../session/run/shipped-weights.ts';
import type { RacePicture } from './race-picture.ts';

/** The outcome of a system's run in a race. */
export type Outcome =
  | { readonly kind: 'finished'; readonly result: SystemResult; readonly psnr?: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: Error };

interface RaceParts {
  /** One run of a system in the background. */
  readonly run: (
    request: SystemRequest,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: RunProgress) => void },
  ) => Promise<SystemResult>;
  /** Fetches a file of weights that comes with the notebook. */
  readonly fetchWeights: (name: string, signal: AbortSignal) => Promise<ArrayBuffer>;
}

/** A run this short, in milliseconds, is repeated: much of its time may have been preparation. */
const short = 1000;

/** Systems enlarge the same picture, one after the other. One that fails or is cancelled leaves the others their turn. */
export class Race {
  /** What the race that was started last is run on. */
  picture: RacePicture | undefined = $state.raw();
  scale: Scale = $state.raw(2);
  /** The system whose turn it is, and how far it is. */
  running: { readonly system: SystemName; readonly progress?: RunProgress } | undefined = $state.raw();
  readonly sweep: Sweep<SystemName, Outcome>;
  readonly #parts: RaceParts;
  #made: () => Promise<RacePicture> = () => Promise.reject(new Error('No race has been started.'));
  #turn = new AbortController();

  constructor(parts: RaceParts) {
    this.#parts = parts;
    this.sweep = new Sweep({ measure: (system, signal) => this.#run(system, signal) });
  }

  /**
   * Starts anew. Settles when every system has had its turn, or the race was cancelled.
   * @param picture makes the picture, before the first turn
   */
  start(picture: () => Promise<RacePicture>, scale: Scale, entered: readonly SystemName[]): Promise<void> {
    [this.picture, this.scale, this.#made] = [undefined, scale, picture];
    return this.sweep.start(entered);
  }

  /** Ends the turn of the system that runs; the next one has its own. */
  skip(): void {
    this.#turn.abort();
  }

  /** Ends the race; what was found stays. */
  cancel(): void {
    this.sweep.cancel();
    this.running = undefined;
  }

  async #run(system: SystemName, whole: AbortSignal): Promise<Outcome> {
    this.#turn = new AbortController();
    const { signal: turn } = this.#turn;
    const signal = firstOf(whole, turn);
    const { scale } = this;
    this.running = { system };
    try {
      this.picture ??= await this.#made();
      const { lr: picture, hr } = this.picture;
      const weights = await this.#weights(system, scale, signal);
      const request = { system, scale, picture, ...(weights && { weights }) };
      const onProgress = (progress: RunProgress): void => {
        if (!signal.aborted) this.running = { system, progress };
      };
      let result = await this.#parts.run(request, { signal, onProgress });
      if (result.milliseconds < short) {
        const again = await this.#parts.run(request, { signal, onProgress });
        if (again.milliseconds < result.milliseconds) result = again;
      }
      // The cancelling may have come too late for the last run.
      signal.throwIfAborted();
      const scored = hr && result.weights !== 'random';
      return { kind: 'finished', result, ...(scored && { psnr: psnr(result.output, hr, scale) }) };
    } catch (error) {
      if (whole.aborted) throw error;
      return turn.aborted ? { kind: 'cancelled' } : { kind: 'failed', error: asError(error) };
    } finally {
      if (!whole.aborted) this.running = undefined;
    }
  }

  async #weights(system: SystemName, scale: Scale, signal: AbortSignal): Promise<SystemRequest['weights']> {
    if (systems[system].weights !== 'file') return undefined;
    const name = shippedName(scale, system);
    return { name, bytes: await this.#parts.fetchWeights(name, signal) };
  }
}
