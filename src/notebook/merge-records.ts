import type { Site } from '../model/sites.ts';
import type { SiteRecord, Trace } from '../trace/trace.ts';

/** Feature maps kept beside the attention vectors; beyond this, those no figure asks for are dropped. */
const keptMapBytes = 256 * 2 ** 20;

/** The records of two runs of the same picture, the older maps dropped first where memory is short. */
export function mergeRecords(
  before: Trace,
  now: Trace,
  wanted: readonly Site[],
  limit = keptMapBytes,
): ReadonlyMap<Site, SiteRecord> {
  const all = new Map([...before.records, ...now.records]);
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
