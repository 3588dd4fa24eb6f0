import { createContext } from 'svelte';

/** Tells what is inside a cell by which id links name it: `fig-heat-map`. */
export const [useFigureId, provideFigureId] = createContext<() => string>();
