import { mount } from 'svelte';
import App from './App.svelte';
import { loadLesson } from './lesson/library.ts';
import { pageAt, firstPage } from './lesson/page-names.ts';
import type { Opening } from './opening.ts';

/** Puts the notebook in the place of the words that came with the page. */
export async function show(opening: Opening): Promise<void> {
  const target = document.getElementById('app');
  if (!target) return;
  const { documentElement: root } = document;
  const locale = root.lang === 'zh-CN' ? 'zh' : 'en';
  const theme = root.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const lesson = await loadLesson(pageAt(location.pathname) ?? firstPage, locale);
  target.replaceChildren();
  mount(App, { target, props: { opening, lesson, look: { locale, theme }, storage: storageIfAllowed() } });
}

/** Asking for it throws where the reader has forbidden it. */
function storageIfAllowed(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
