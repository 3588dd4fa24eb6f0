import type { Row } from '../report/row.ts';
import { query, visitsRow, withBuiltSite, withProfile } from './built-site.ts';
import { visit, type Point, type Visit } from './visit.ts';

const visits = ['cold', 'warm'] as const;
/** The stages that the report tells, in their order. */
const stages: readonly Point[] = ['words readable', 'mounted', 'engine ready', 'output shown'];

/**
 * Times the start of the built page on wasm, from the navigation to the first output of the x2 network at 96 px: with
 * a profile that has never seen it, and once more with the same. What goes over the network is counted.
 * @param say told what is being done
 */
export function measureStart(repeats: number, say: (words: string) => void): Promise<Row[]> {
  return withBuiltSite(undefined, async (link, address) => {
    const found = { cold: [] as Visit[], warm: [] as Visit[] };
    for (let repeat = 0; repeat < repeats; repeat++) {
      await withProfile(async (profile) => {
        for (const kind of visits) found[kind].push(await visit(address + query, link, profile));
      });
      say(`${repeat + 1} of ${repeats}`);
    }
    return visits.map((kind) =>
      visitsRow({ task: 'start', contender: kind }, found[kind], 'output shown', stages),
    );
  });
}
