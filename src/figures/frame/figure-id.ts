import { getContext, setContext } from 'svelte';

const key = Symbol('figure id');

/** Tells what is inside a cell by which id links name it: `fig-heat-map`. */
export const provideFigureId = (id: () => string): (() => string) => setContext(key, id);
export const useFigureId = (): (() => string) => getContext<() => string>(key);
