import { createContext, tick } from 'svelte';
import type { AllFigures } from '../../figures/frame/all-figures.svelte.ts';
import type { TaskScheduler } from '../../session/run/task-scheduler.svelte.ts';
import { countFigures, type FigureCount } from './count-figures.ts';

/** Milliseconds between two looks at the figures. */
const interval = 100;
/** Milliseconds for which the page has to be at rest: one figure's maps can be what another one begins with. */
const rest = 400;
/** Milliseconds after which the page is printed as it stands though no more figures become ready. */
const longestWait = 60_000;

/** Draws every figure of the page before it is printed: browsers do not wait for a page that they print. */
export class PrintPreparation {
  /** How many of the figures are drawn, while the page is prepared. */
  progress: FigureCount | undefined = $state.raw();
  #abort = new AbortController();
  readonly #figures: AllFigures;
  readonly #tasks: TaskScheduler;

  constructor(figures: AllFigures, tasks: TaskScheduler) {
    this.#figures = figures;
    this.#tasks = tasks;
  }

  /** Prints the page once all of its figures are drawn; does nothing while that goes on already. */
  async print(): Promise<void> {
    if (this.progress) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#figures.areWanted = true;
    this.progress = countFigures(document);
    try {
      await this.#drawn(signal);
      this.progress = undefined;
      await tick();
      if (!signal.aborted) window.print();
    } finally {
      this.progress = undefined;
      this.#figures.areWanted = false;
    }
  }

  /** Gives the preparation up; without effect once the page is being printed. */
  cancel(): void {
    if (this.progress) this.#abort.abort();
  }

  /** Resolves when the figures are drawn, or will not be any more. */
  async #drawn(signal: AbortSignal): Promise<void> {
    let [ready, since, calm] = [-1, performance.now(), performance.now()];
    while (!signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, interval));
      const now = performance.now();
      const count = countFigures(document);
      this.progress = count;
      if (count.ready !== ready || this.#tasks.activity.kind !== 'idle') [ready, since] = [count.ready, now];
      if (count.ready < count.all || this.#tasks.activity.kind !== 'idle') calm = now;
      if (now - calm >= rest || now - since >= longestWait) return;
    }
  }
}

export const [usePrinting, providePrinting] = createContext<PrintPreparation>();
