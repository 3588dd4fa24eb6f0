import type { ConvParameters } from '../../analysis/convolve.ts';
import { convolutionAt } from '../../analysis/tail.ts';
import { isAbortError } from '../../engine/abort.ts';
import { asError } from '../../image/reader-error.ts';
import { convolutions, isMeanShift } from '../../model/convolutions.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { bias, weight, type Site } from '../../model/sites.ts';
import type { StateDict } from '../../model/state-dict.ts';
import { EditedCopies } from './edited-copies.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Shown } from './session-state.ts';
import type { Supplies } from './supplies.ts';
import type { TaskScheduler } from './task-scheduler.svelte.ts';

/** Convolutions that stay at hand when no figure asks for them any more: going back to one waits for nothing. */
const mostSpare = 24;

interface Sources {
  readonly run: Pick<RunOnPage, 'shown'>;
  readonly supplies: Pick<Supplies, 'network' | 'parametersOf'>;
  readonly tasks: Pick<TaskScheduler, 'inBackground'>;
}

/** What was fetched of one network. */
interface Fetched {
  readonly fingerprint: string;
  /** Weight and bias, by their state-dict names. */
  readonly bySite: ReadonlyMap<Site, StateDict>;
}

/**
 * Kernels and biases of the shown run's network, to show what a convolution computes. Those of attention and tail come
 * with the network; others are fetched from the engine, one convolution at a time, for the figures that ask for them.
 */
export class ConvolutionWeights {
  /** Why the last ones that were asked for could not be had. */
  error: Error | undefined = $state.raw();

  #fetched: Fetched | undefined = $state.raw();
  readonly #sources: Sources;
  readonly #byFigure = new Map<string, readonly Site[]>();
  /** What is on its way of the network that is shown. */
  #fetching = { fingerprint: '', sites: new Set<Site>(), end: new AbortController() };
  readonly #copies = new EditedCopies();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** A figure on screen says whose weights it shows; sites that are no convolutions, and mean shifts, are passed over. */
  want(figure: string, sites: readonly Site[]): void {
    this.#byFigure.set(figure, sites);
    this.follow();
  }

  unwant(figure: string): void {
    this.#byFigure.delete(figure);
  }

  /**
   * The convolution at a site of the shown network as its run computes with it, in PyTorch's order (weights OIHW);
   * undefined while it is not there. Not to be changed: where it is not edited, it is the network's own.
   * @param edits other ones than those of the shown run, as none or those that the reader is making
   */
  at(site: Site, edits?: readonly Edit[]): ConvParameters | undefined {
    const { shown } = this.#sources.run;
    const state = shown && this.#edited(shown, site, edits ?? shown.edits);
    return state && convolutionAt(state, site);
  }

  /** All convolutions of the tail and the mean colour, likewise, by their state-dict names. */
  get tail(): StateDict | undefined {
    const { shown } = this.#sources.run;
    if (!shown) return undefined;
    const { tailParameters } = shown.network;
    const edited = shown.edits.filter(({ site }) => tailParameters.has(weight(site)));
    if (edited.length === 0) return tailParameters;
    const convs = edited.flatMap(({ site }) => [...(this.#edited(shown, site, edited) ?? [])]);
    return new Map([...tailParameters, ...convs]);
  }

  /** Fetches what is asked for of the network on the page and not there yet. */
  follow(): void {
    const { shown } = this.#sources.run;
    if (!shown) return;
    const { fingerprint } = shown.network.info;
    if (this.#fetching.fingerprint !== fingerprint) {
      this.#fetching.end.abort();
      this.#fetching = { fingerprint, sites: new Set(), end: new AbortController() };
      this.error = undefined;
    }
    for (const site of this.#missing(shown)) void this.#fetch(shown, site);
  }

  #missing(shown: Shown): Site[] {
    const all = convolutions(shown.network.info.config);
    return this.#wanted.filter(
      (site) =>
        all.has(site) && !isMeanShift(site) && !this.#fetching.sites.has(site) && !this.#stateAt(shown, site),
    );
  }

  get #wanted(): Site[] {
    return [...this.#byFigure.values()].flat();
  }

  #stateAt({ network }: Shown, site: Site): StateDict | undefined {
    const { info, attentionParameters, tailParameters } = network;
    const fetched =
      this.#fetched?.fingerprint === info.fingerprint ? this.#fetched.bySite.get(site) : undefined;
    return fetched ?? [attentionParameters, tailParameters].find((state) => state.has(weight(site)));
  }

  #edited(shown: Shown, site: Site, edits: readonly Edit[]): StateDict | undefined {
    const state = this.#stateAt(shown, site);
    const here = edits.filter((edit) => edit.site === site);
    if (!state || here.length === 0) return state;
    return this.#copies.copy(state, site, convolutions(shown.network.info.config).get(site)!, here);
  }

  async #fetch(shown: Shown, site: Site): Promise<void> {
    const { sites, end } = this.#fetching;
    sites.add(site);
    try {
      const state = await this.#parameters(shown, [weight(site), bias(site)], end.signal);
      if (end.signal.aborted) return;
      this.#take(shown, site, state);
      this.error = undefined;
    } catch (error) {
      if (!end.signal.aborted && !isAbortError(error)) this.error = asError(error);
    } finally {
      sites.delete(site);
    }
  }

  /** At once where the engine has this network; where it has another, when nothing of the reader's is going on. */
  async #parameters({ wish, network }: Shown, names: string[], signal: AbortSignal): Promise<StateDict> {
    const { supplies, tasks } = this.#sources;
    for (;;) {
      const found = await supplies.parametersOf(network, names);
      if (found) return found;
      await tasks.inBackground((given) => supplies.network(wish.checkpoint, wish.scale, given), signal);
    }
  }

  #take({ network }: Shown, site: Site, state: StateDict): void {
    const { fingerprint } = network.info;
    const before = this.#fetched?.fingerprint === fingerprint ? this.#fetched.bySite : [];
    const bySite = new Map([...before, [site, state] as const]);
    const wanted = new Set(this.#wanted);
    const spare = [...bySite.keys()].filter((one) => !wanted.has(one));
    for (const one of spare.slice(0, -mostSpare)) bySite.delete(one);
    this.#fetched = { fingerprint, bySite };
  }
}
