import { firstPage, pageAddress, pageNames, type PageName } from '../../../src/lessons/page-names.ts';
import type { Row } from '../report/row.ts';
import { emptyPage, query, visitsRow, withBuiltSite, withProfile } from './built-site.ts';
import { slow4g } from './link.ts';
import { visit, type Point, type Visit } from './visit.ts';

/** How much slower than a desktop's Lighthouse has a phone's processor. */
const slowdown = 4;

interface Visited {
  readonly contender: 'cold' | 'empty';
  readonly page: string;
  readonly address: string;
  /** What is told of it; it is left after the last. */
  readonly stages: readonly [...Point[], Point];
}

const empty: Visited = {
  contender: 'empty',
  page: emptyPage,
  address: emptyPage,
  stages: ['words readable'],
};

/** The first page is followed to its first output, the others until they can be read. */
const visited = (page: PageName): Visited => ({
  contender: 'cold',
  page,
  address: pageAddress(page),
  stages: page === firstPage ? ['words readable', 'mounted', 'output shown'] : ['words readable'],
});

/**
 * Times how soon the words of every page can be read, from the navigation on a profile that has never seen the site,
 * over a slow 4G line and with the page's thread slowed down. Taking turns with them, a page of one word tells what
 * line and browser take by themselves.
 * @param say told what is being done
 */
export function measureWords(repeats: number, say: (words: string) => void): Promise<Row[]> {
  return withBuiltSite(slow4g, async (link, site) => {
    const pages = [empty, ...pageNames.map(visited)].map((one) => ({ ...one, visits: [] as Visit[] }));
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const { page, address, stages, visits } of pages) {
        const whole = new URL(address + query, site).href;
        const visiting = { until: stages.at(-1)!, slowdown };
        visits.push(await withProfile((profile) => visit(whole, link, profile, visiting)));
        say(`${page}, ${repeat + 1} of ${repeats}`);
      }
    }
    return pages.map(({ contender, page, stages, visits }) =>
      visitsRow({ task: 'words', contender, page }, visits, 'words readable', stages),
    );
  });
}
