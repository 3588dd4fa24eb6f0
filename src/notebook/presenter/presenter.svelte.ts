import { createContext } from 'svelte';

/** Presenting to a class: one section of the page at a time, in large type. */
export class Presenter {
  readonly #count: () => number;
  #at: number | undefined = $state();

  /** @param count how many sections the open page has, with what stands before the first heading */
  constructor(count: () => number) {
    this.#count = count;
  }

  /** The section that is shown, 0 being what stands before the first heading; undefined while nobody presents. */
  get at(): number | undefined {
    return this.#at === undefined ? undefined : this.#within(this.#at);
  }

  get count(): number {
    return this.#count();
  }

  /** Begins with a section; the nearest one that there is. */
  begin(section: number): void {
    this.#at = this.#within(section);
  }

  leave(): void {
    this.#at = undefined;
  }

  /** Shows another section while presenting. */
  show(section: number): void {
    if (this.#at !== undefined) this.begin(section);
  }

  /** Goes on by so many sections, or back; stays at either end. */
  turn(by: number): void {
    if (this.at !== undefined) this.show(this.at + by);
  }

  /** Whether a section is not to be seen now. */
  hides(section: number | undefined): boolean {
    return this.at !== undefined && section !== this.at;
  }

  #within(section: number): number {
    return Math.max(0, Math.min(this.count - 1, section));
  }
}

export const [usePresenter, providePresenter] = createContext<Presenter>();
