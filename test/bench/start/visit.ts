import { setTimeout as sleep } from 'node:timers/promises';
import { sum } from 'd3';
import type { CDPSession } from 'playwright-core';
import type { StartPoint } from '../../../src/notebook/app/start-points.ts';
import { launchProfile } from '../../browser/chromium.ts';
import type { Link, Transfer } from './link.ts';

/** Where a start can stand: what the browser notes itself, and what the page does. */
export type Point = 'words readable' | StartPoint;

export interface Visit {
  /** When the page got to each point, in milliseconds since its navigation. */
  readonly points: ReadonlyMap<Point, number>;
  /** What went over the network until then. */
  readonly transfers: readonly Transfer[];
  /** Compressed script that had come when the words could be read. */
  readonly scriptBytes: number;
}

/** How a page is visited. */
export interface Visiting {
  /** The point at which it is left; the first output if there is none. */
  readonly until?: Point;
  /** How many times slower than it is the page's own thread computes. */
  readonly slowdown?: number;
}

/** Longer than a start takes. */
const timeoutMs = 60_000;

/** Opens the page behind a link in a Chromium started for it on a profile, and waits until it is where it is to be. */
export async function visit(
  address: string,
  link: Link,
  profile: string,
  { until = 'output shown', slowdown = 1 }: Visiting = {},
): Promise<Visit> {
  const context = await launchProfile(profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // A browser that has just started is busy with itself.
    await sleep(1000);
    const browser = await context.newCDPSession(page);
    await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const words = wordsReadable(browser);
    link.account();
    await page.goto(address, { waitUntil: 'commit' });
    // Until then nothing is asked of the page's thread, which would be busy with it.
    await words;
    await page.waitForFunction((entry) => performance.getEntriesByName(entry).length > 0, entryOf(until), {
      timeout: timeoutMs,
    });
    const transfers = link.account();
    const found = await page.evaluate(() =>
      [...performance.getEntriesByType('paint'), ...performance.getEntriesByType('mark')].map(
        ({ name, startTime }) => [name, startTime] as const,
      ),
    );
    const points = new Map(found.map(([name, time]) => [pointOf(name), time]));
    const scripts = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ responseEnd, encodedBodySize }) => [responseEnd, encodedBodySize] as const),
    );
    // What the page does once it is at rest, keeping itself for the next visit, belongs to this one.
    if (until === 'output shown') await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const read = points.get('words readable') ?? Infinity;
    const before = scripts.filter(([end]) => end <= read);
    return { points, transfers, scriptBytes: sum(before, ([, bytes]) => bytes) };
  } finally {
    await context.close();
  }
}

/** Resolves when the next page that is opened has drawn something to read. */
async function wordsReadable(browser: CDPSession): Promise<void> {
  const drawn = new Promise<void>((resolve) => {
    browser.on('Page.lifecycleEvent', ({ name }) => {
      if (name === 'firstContentfulPaint') resolve();
    });
  });
  await browser.send('Page.enable');
  await browser.send('Page.setLifecycleEventsEnabled', { enabled: true });
  return drawn;
}

const firstPaint = 'first-contentful-paint';

/** The entry of the browser's own record that a point is told by. */
const entryOf = (point: Point): string => (point === 'words readable' ? firstPaint : point);
const pointOf = (entry: string): Point => (entry === firstPaint ? 'words readable' : entry) as Point;
