import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { RcanConfig } from '../../model/config.ts';
import type { Part } from '../../model/contribution-parts.ts';
import type { Site } from '../../model/sites.ts';
import { useAllFigures } from './all-figures.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';

/** Feature maps are drawn a moment after they are asked for: they are asked for a little before they are seen. */
const margin = '300px';

/**
 * Asks the session for what a cell shows, while the cell is on the screen or near it, or all figures are wanted: feature maps are large, so only
 * those are recorded, and only such parts of the output computed. Called while a component is set up; what it returns is attached to the component's element.
 */
export function wantNear(
  session: Session,
  cell: () => {
    readonly id: string;
    readonly sites: readonly Site[];
    readonly parts?: ((config: RcanConfig) => readonly Part[]) | undefined;
    readonly compares?: boolean;
  },
): Attachment {
  const all = useAllFigures();
  let inSight = $state(false);
  const near = $derived(inSight || all.areWanted);
  $effect(() => {
    const { id, sites } = cell();
    if (!near || sites.length === 0) return;
    // `want` reads and writes session state: untracked, or this effect would rerun without end.
    untrack(() => session.maps.want(id, sites));
    return () => session.maps.unwant(id);
  });
  $effect(() => {
    const { id, parts, compares } = cell();
    if (!near || !parts) return;
    untrack(() => session.contributions.want(id, parts, compares));
    return () => session.contributions.unwant(id);
  });
  return (element) => {
    const observer = new IntersectionObserver(([entry]) => (inSight = entry?.isIntersecting ?? false), {
      rootMargin: margin,
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
