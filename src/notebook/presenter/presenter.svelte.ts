import { createContext } from 'svelte';

/** Presentation mode: one section of the page at a time, in large type. */
export class Presenter {
  readonly #count: () => number;
  #at: number | undefined = $state();

  /** @param count of sections of the open page, including what comes before the first heading */
  constructor(count: () => number) {
    this.#count = count;
  }

  /** The section that is shown, 0 for what comes before the first heading; undefined outside of presentation mode. */
  get at(): number | undefined {
    return this.#at === undefined ? undefined : this.#within(this.#at);
  }

  get count(): number {
    return this.#count();
  }

  /** Starts presenting with a section, clamped to those that there are. */
  begin(section: number): void {
    this.#at = this.#within(section);
  }

  /** Ends the presentation. */
  leave(): void {
    this.#at = undefined;
  }

  /** Shows another section while presenting. */
  show(section: number): void {
    if (this.#at !== undefined) this.begin(section);
  }

  /** Moves by so many sections, negative for back, clamped to the first and the last. */
  move(by: number): void {
    if (this.at !== undefined) this.show(this.at + by);
  }

  /** Whether a section is hidden now. */
  hides(section: number | undefined): boolean {
    return this.at !== undefined && section !== this.at;
  }

  #within(section: number): number {
    return Math.max(0, Math.min(this.count - 1, section));
  }
}

export const [usePresenter, providePresenter] = createContext<Presenter>();
