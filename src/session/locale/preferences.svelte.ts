import { createContext } from 'svelte';
import type { Locale, Look, Theme } from '../../views/shared/look.ts';

/** Language and theme. The initial ones are determined in index.html, before the first words are drawn. */
export class Preferences {
  locale: Locale = $state() as Locale;
  theme: Theme = $state() as Theme;
  /** The theme is light while the page is printed. */
  printing = $state(false);

  constructor({ locale, theme }: Look) {
    this.locale = locale;
    this.theme = theme;
  }

  readonly look: Look = $derived({
    locale: this.locale,
    theme: this.printing ? 'light' : this.theme,
  });

  toggleTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
  }
}

export const [usePreferences, providePreferences] = createContext<Preferences>();
