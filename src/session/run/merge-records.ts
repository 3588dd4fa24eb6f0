import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';

/** Feature maps kept beside the attention vectors; beyond this, those no figure asks for are dropped. */
const keptMapBytes = 256 * 2 ** 20;

type Records = ReadonlyMap<Site, SiteRecord>;

/** The records of two runs of the same picture, the older maps dropped first where memory is short. */
export function mergeRecords(
  before: Records,
  now: Records,
  wanted: readonly Site[],
  limit = keptMapBytes,
): Records {
  const all = new Map([...before, ...now]);
  const asked = new Set(wanted);
  let bytes = [...all.values()].reduce((sum, record) => sum + record.data.byteLength, 0);
  for (const [site, record] of all) {
    if (bytes <= limit) break;
    const isVector = record.height * record.width === 1;
    if (asked.has(site) || isVector) continue;
    all.delete(site);
    bytes -= record.data.byteLength;
  }
  return all;
}
