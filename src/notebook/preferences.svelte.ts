import { getContext, setContext } from 'svelte';
import type { Locale, Look, Theme } from '../views/shared/look.ts';

/** Language and theme: what the address says, else what the browser prefers. */
export class Preferences {
  locale: Locale = $state() as Locale;
  theme: Theme = $state() as Theme;

  constructor(given: { locale?: Locale; theme?: Theme }) {
    this.locale = given.locale ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
    this.theme =
      given.theme ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  }

  readonly look: Look = $derived({ locale: this.locale, theme: this.theme });

  toggleTheme(): void {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
  }
}

const key = Symbol('preferences');

export const providePreferences = (preferences: Preferences): Preferences => setContext(key, preferences);
export const usePreferences = (): Preferences => getContext<Preferences>(key);
