import { attentionVectors, meanVectors, type AttentionVectors } from '../../analysis/attention-vectors.ts';
import type { RunResult } from '../../engine/protocol.ts';
import { cardIds, type CardId } from '../../image/cards/index.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Scale } from '../../model/config.ts';
import type { LoadedNetwork } from '../../session/run/supplies.ts';
import { Sweep } from '../sweep/sweep.svelte.ts';

interface CardMeansParts {
  /** The LR picture of a test card. */
  readonly picture: (id: CardId, scale: Scale) => Promise<Pixels>;
  /** Runs the network on the page over a picture, without edits, behind what the reader does. */
  readonly run: (picture: Pixels, signal: AbortSignal) => Promise<Pick<RunResult, 'trace'>>;
}

/** The mean attention of every block over the test cards. Of each network it is computed once. */
export class CardMeans {
  readonly #parts: CardMeansParts;
  readonly #known = new WeakMap<LoadedNetwork, AttentionVectors>();
  readonly #sweep = new Sweep<{ id: CardId; network: LoadedNetwork }, AttentionVectors>({
    measure: ({ id, network }, signal) => this.#attentionOn(id, network, signal),
  });

  constructor(parts: CardMeansParts) {
    this.#parts = parts;
  }

  /** Cards done and in all, while they are run. */
  get running(): { readonly done: number; readonly of: number } | undefined {
    const { state, found, total } = this.#sweep;
    return state === 'running' ? { done: found.length, of: total } : undefined;
  }

  /** Why the last attempt failed; undefined after one that did not. */
  get error(): Error | undefined {
    return this.#sweep.error;
  }

  /** The means of the network on the page; undefined when they were stopped or have failed. */
  async of(network: LoadedNetwork): Promise<AttentionVectors | undefined> {
    const known = this.#known.get(network);
    if (known) return known;
    await this.#sweep.start(cardIds.map((id) => ({ id, network })));
    const { state, found } = this.#sweep;
    // Another sweep may have taken this one's place.
    if (state !== 'done' || found[0]?.target.network !== network) return undefined;
    const means = meanVectors(found.map(({ value }) => value));
    this.#known.set(network, means);
    return means;
  }

  /** Stops at once, also because another network is on the page. */
  stop(): void {
    this.#sweep.cancel();
  }

  async #attentionOn(id: CardId, { info }: LoadedNetwork, signal: AbortSignal): Promise<AttentionVectors> {
    const { config } = info;
    const picture = await this.#parts.picture(id, config.scale);
    const { trace } = await this.#parts.run(picture, signal);
    return attentionVectors(config, trace);
  }
}
