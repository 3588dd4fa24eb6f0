import { createContext } from 'svelte';
import type { Locale, Look, Theme } from '../../views/shared/look.ts';

/** Under which language and theme are stored; index.html reads it. */
export const lookKey = 'look';

/**
 * Language and theme, which belong to the reader: what is chosen is remembered in this browser. The initial ones are
 * determined in index.html, before the first words are drawn.
 */
export class Preferences {
  locale: Locale = $state() as Locale;
  theme: Theme = $state() as Theme;
  /** The theme is light while the page is printed. */
  printing = $state(false);
  readonly #storage: Pick<Storage, 'setItem'> | undefined;

  /** @param storage undefined where the browser allows none */
  constructor({ locale, theme }: Look, storage?: Pick<Storage, 'setItem'>) {
    this.locale = locale;
    this.theme = theme;
    this.#storage = storage;
  }

  readonly look: Look = $derived({
    locale: this.locale,
    theme: this.printing ? 'light' : this.theme,
  });

  toggleLocale(): void {
    this.locale = this.locale === 'en' ? 'zh' : 'en';
    this.#store();
  }

  toggleTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    this.#store();
  }

  #store(): void {
    try {
      this.#storage?.setItem(lookKey, `${this.locale} ${this.theme}`);
    } catch {
      // Storage can be forbidden or full: then it is not remembered.
    }
  }
}

export const [usePreferences, providePreferences] = createContext<Preferences>();
