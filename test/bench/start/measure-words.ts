import { firstPage, pageAddress, pageNames, type PageName } from '../../../src/lessons/page-names.ts';
import type { Row } from '../report/row.ts';
import { query, visitsRow, withBuiltSite, withProfile } from './built-site.ts';
import { slow4g } from './link.ts';
import { visit, type Point, type Visit } from './visit.ts';

/** How much slower than a desktop's Lighthouse has a phone's processor. */
const slowdown = 4;

/** The first page is followed to its first output, the others until they can be read. */
const stagesOf = (page: PageName): readonly [...Point[], Point] =>
  page === firstPage ? ['words readable', 'mounted', 'output shown'] : ['words readable'];

/**
 * Times how soon the words of every page can be read, from the navigation on a profile that has never seen the site,
 * over a slow 4G line and with the page's thread slowed down.
 * @param say told what is being done
 */
export function measureWords(repeats: number, say: (words: string) => void): Promise<Row[]> {
  return withBuiltSite(slow4g, async (link, site) => {
    const rows: Row[] = [];
    for (const page of pageNames) {
      const address = new URL(pageAddress(page) + query, site).href;
      const stages = stagesOf(page);
      const visiting = { until: stages.at(-1)!, slowdown };
      const found: Visit[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        found.push(await withProfile((profile) => visit(address, link, profile, visiting)));
        say(`${page}, ${repeat + 1} of ${repeats}`);
      }
      rows.push(visitsRow({ task: 'words', contender: 'cold', page }, found, 'words readable', stages));
    }
    return rows;
  });
}
