import { mount } from 'svelte';
import type { Look } from '../../views/shared/look.ts';
import App from './App.svelte';
import type { LoadedLesson } from '../../lessons/library.ts';
import type { Opening } from './opening.ts';

/** Puts the notebook in the place of the words that came with the page. */
export function show(opening: Opening, look: Look, lesson: LoadedLesson): void {
  const target = document.getElementById('app');
  if (!target) return;
  target.replaceChildren();
  mount(App, { target, props: { opening, lesson, look, storage: storageIfAllowed() } });
}

/** Asking for it throws where the reader has forbidden it. */
function storageIfAllowed(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
