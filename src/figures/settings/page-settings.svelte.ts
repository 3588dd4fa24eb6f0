import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { FigureSettings } from './figure-settings.svelte.ts';

/** Settings of figures as an address carries them: texts, by the figure's id in its page and the setting's name. */
export type FigureTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How the figures of the open page are set. */
export class PageSettings {
  readonly #figures = new SvelteMap<string, FigureSettings>();
  /** Of the address that the page was opened with, until its figure is there; values by figure and setting. */
  readonly #given: Map<string, Readonly<Record<string, unknown>>>;

  constructor(given: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) {
    this.#given = new Map(Object.entries(given));
  }

  /** What the address gave for a figure: for the first that asks, which is that of the page that was opened. */
  takeGiven(id: string): Readonly<Record<string, unknown>> | undefined {
    const given = this.#given.get(id);
    this.#given.delete(id);
    return given;
  }

  /** Values for a figure of the page that is about to be opened. */
  give(id: string, values: Readonly<Record<string, unknown>>): void {
    this.#given.set(id, values);
  }

  /** From an effect, for as long as the figure is on the page. */
  register(id: string, settings: FigureSettings): () => void {
    this.#figures.set(id, settings);
    return () => {
      if (this.#figures.get(id) === settings) this.#figures.delete(id);
    };
  }

  /** Sets a figure back to what its lesson says; without effect while it is not on the page. */
  reset(id: string): void {
    this.#figures.get(id)?.reset();
  }

  /** What is set otherwise than in the text. */
  readonly changed: FigureTexts = $derived.by(() =>
    Object.fromEntries(
      [...this.#figures]
        .map(([id, settings]) => [id, settings.changed] as const)
        .filter(([, changed]) => Object.keys(changed).length > 0),
    ),
  );
}

export const [usePageSettings, providePageSettings] = createContext<PageSettings>();
