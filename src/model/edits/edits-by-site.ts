import type { Site } from '../sites.ts';
import type { Edit } from './edit.ts';

/** Edits by their site, those at one site in their order. */
export function editsBySite(edits: readonly Edit[]): Map<Site, Edit[]> {
  const bySite = new Map<Site, Edit[]>();
  for (const edit of edits) {
    const there = bySite.get(edit.site);
    if (there) there.push(edit);
    else bySite.set(edit.site, [edit]);
  }
  return bySite;
}
