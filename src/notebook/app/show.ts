import { mount } from 'svelte';
import type { Look } from '../../views/shared/look.ts';
import App from './App.svelte';
import type { LoadedLesson } from '../../lessons/library.ts';
import type { Opening } from './opening.ts';

/** Mounts the notebook in place of the prerendered words. */
export function show(opening: Opening, look: Look, lesson: LoadedLesson): void {
  const target = document.getElementById('app');
  if (!target) return;
  target.replaceChildren();
  mount(App, { target, props: { opening, lesson, look, storage: storageIfAllowed() } });
  // What index.html says where the code of the page did not load.
  document.getElementById('not-loaded')?.remove();
}

/** `localStorage` throws where the browser's settings forbid it. */
function storageIfAllowed(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
