import { getContext, setContext } from 'svelte';
import type { Site } from '../model/sites.ts';

/** The place in the network that the reader points at in a figure, for the others to show. */
export class PointedSite {
  site: Site | undefined = $state();
}

const key = Symbol('pointed site');

export const providePointedSite = (pointed: PointedSite): PointedSite => setContext(key, pointed);
export const usePointedSite = (): PointedSite => getContext<PointedSite>(key);
