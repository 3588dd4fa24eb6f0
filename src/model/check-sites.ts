import { ReaderError } from '../image/reader-error.ts';
import type { RcanConfig } from './config.ts';
import { allSites, type Site } from './sites.ts';

/** Sites that an error names. */
const maxNamed = 8;

/**
 * Checks sites asked for by name before a run. Throws `ReaderError` 'unknown-site' naming the first that this network
 * does not have, and those with the longest common prefix.
 */
export function checkSites(config: RcanConfig, wanted: readonly Site[]): void {
  const known = allSites(config);
  const unknown = wanted.find((site) => !known.includes(site));
  if (unknown === undefined) return;
  throw new ReaderError(
    'unknown-site',
    `This network of ${config.groups} groups x ${config.blocks} blocks has no site '${unknown}'. ` +
      `Nearest are ${nearSites(known, unknown).join(', ')}; ':input' after a group, a block or 'tail' names what enters it.`,
    { site: unknown },
  );
}

/** The sites that share the longest prefix with `wanted`, in the order of the forward pass. */
export function nearSites(known: readonly Site[], wanted: string): readonly Site[] {
  const shared = known.map((site) => sharedLength(site, wanted));
  const longest = Math.max(...shared);
  return known.filter((_, i) => shared[i] === longest).slice(0, maxNamed);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
