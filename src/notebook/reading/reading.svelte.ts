import { createContext } from 'svelte';
import type { Locale } from '../../views/shared/look.ts';
import type { LoadedLesson } from '../../lessons/library.ts';
import { isLesson, type PageName } from '../../lessons/page-names.ts';

interface ReadingParts {
  readonly load: (name: PageName, locale: Locale) => Promise<LoadedLesson>;
  /** Names of lessons read to their end, kept from visit to visit where the browser lets us. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
}

const storageKey = 'lessons read';

/** Which page is open, and which lessons have been read to their end. */
export class Reading {
  /** The page that is shown: the last one that came. */
  open: LoadedLesson = $state.raw() as LoadedLesson;
  finished: ReadonlySet<string> = $state.raw(new Set());
  /** Whether another page, or another language, is on its way. */
  turning = $state(false);
  readonly #parts: ReadingParts;
  #asked = 0;

  constructor(parts: ReadingParts, open: LoadedLesson) {
    this.#parts = parts;
    this.open = open;
    try {
      this.finished = new Set((parts.storage?.getItem(storageKey) ?? '').split(' ').filter(Boolean));
    } catch {
      // Storage can be forbidden: then nothing is remembered.
    }
  }

  /** Turns to a page, or to its other language; true once it is there. The newest wish wins. */
  async turnTo(name: PageName, locale: Locale): Promise<boolean> {
    const asked = ++this.#asked;
    this.turning = true;
    try {
      const loaded = await this.#parts.load(name, locale);
      if (asked !== this.#asked) return false;
      this.open = loaded;
      return true;
    } finally {
      if (asked === this.#asked) this.turning = false;
    }
  }

  /** The open page has been read to its end, of which there is a note if it is a lesson. */
  finish(): void {
    if (!isLesson(this.open.name) || this.finished.has(this.open.name)) return;
    this.finished = new Set([...this.finished, this.open.name]);
    try {
      this.#parts.storage?.setItem(storageKey, [...this.finished].join(' '));
    } catch {
      // As above.
    }
  }
}

export const [useReading, provideReading] = createContext<Reading>();
