import { mount } from 'svelte';
import App from './App.svelte';
import type { Opening } from './opening.ts';

/** Puts the notebook in the place of the words that came with the page. */
export function show(opening: Opening): void {
  const target = document.getElementById('app');
  if (!target) return;
  const { documentElement: root } = document;
  const locale = root.lang === 'zh-CN' ? 'zh' : 'en';
  const theme = root.dataset['theme'] === 'dark' ? 'dark' : 'light';
  target.replaceChildren();
  mount(App, { target, props: { opening, look: { locale, theme } } });
}
