import { createContext } from 'svelte';
import type { Locale } from '../../views/shared/look.ts';
import type { LoadedLesson } from '../../lessons/library.ts';
import { isLesson, type PageName } from '../../lessons/page-names.ts';

interface ReadingParts {
  readonly load: (name: PageName, locale: Locale) => Promise<LoadedLesson>;
  /** Stores the names of lessons read to their end; undefined where the browser allows none. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
}

/** Under which the names of lessons read to their end are stored. */
export const readKey = 'lessons read';

/** Which page is open, and which lessons have been read to their end. */
export class Reading {
  /** The page that is shown. */
  open: LoadedLesson = $state.raw() as LoadedLesson;
  finished: ReadonlySet<string> = $state.raw(new Set());
  /** Whether another page, or another language, is being fetched. */
  loading = $state(false);
  readonly #parts: ReadingParts;
  #asked = 0;

  constructor(parts: ReadingParts, open: LoadedLesson) {
    this.#parts = parts;
    this.open = open;
    try {
      this.finished = new Set((parts.storage?.getItem(readKey) ?? '').split(' ').filter(Boolean));
    } catch {
      // Storage can be forbidden: then nothing is restored.
    }
  }

  /** Opens a page in a language; false if another one was asked for before it came. Rejects when it cannot be fetched. */
  async openPage(name: PageName, locale: Locale): Promise<boolean> {
    const asked = ++this.#asked;
    this.loading = true;
    try {
      const loaded = await this.#parts.load(name, locale);
      if (asked !== this.#asked) return false;
      this.open = loaded;
      return true;
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** Marks the open page as read to its end, if it is a lesson. */
  finish(): void {
    if (!isLesson(this.open.name) || this.finished.has(this.open.name)) return;
    this.finished = new Set([...this.finished, this.open.name]);
    try {
      this.#parts.storage?.setItem(readKey, [...this.finished].join(' '));
    } catch {
      // As above.
    }
  }
}

export const [useReading, provideReading] = createContext<Reading>();
