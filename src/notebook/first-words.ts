import { render } from 'svelte/server';
import type { Locale } from '../views/shared/look.ts';
import App from './App.svelte';
import { openSession } from './opening.ts';

/** The page as it looks while the engine starts, as HTML: the build puts it into index.html, to be read before any code. */
export function firstWords(locale: Locale): string {
  const opening = openSession({});
  opening.session.activity = { kind: 'opening' };
  return render(App, { props: { opening, look: { locale, theme: 'light' } } }).body;
}
