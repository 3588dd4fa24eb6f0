import { createContext } from 'svelte';
import type { Site } from '../model/sites.ts';

/** The place in the network that the reader points at in a figure, for the others to show. */
export class PointedSite {
  site: Site | undefined = $state();
}

export const [usePointedSite, providePointedSite] = createContext<PointedSite>();
