import { createContext } from 'svelte';

/** Whether every figure of the page is wanted at once, on the screen or not, as before printing. */
export class AllFigures {
  areWanted = $state(false);
}

export const [useAllFigures, provideAllFigures] = createContext<AllFigures>();
