import { setTimeout as sleep } from 'node:timers/promises';
import type { StartPoint } from '../../../src/notebook/start-points.ts';
import { launchProfile } from '../../browser/chromium.ts';
import type { Link, Transfer } from './link.ts';

/** Where a start can stand: what the browser notes itself, and what the page does. */
export type Point = 'words readable' | StartPoint;

export interface Visit {
  /** When the page got to each point, in milliseconds since its navigation. */
  readonly points: ReadonlyMap<Point, number>;
  /** What went over the network until the first output was there. */
  readonly transfers: readonly Transfer[];
}

/** Longer than a start takes. */
const patience = 60_000;

/** Opens the page behind a link in a Chromium started for it on a profile, and waits for the network's first output. */
export async function visit(address: string, link: Link, profile: string): Promise<Visit> {
  const context = await launchProfile(profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // A browser that has just started is busy with itself.
    await sleep(1000);
    link.account();
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('output shown').length > 0, undefined, {
      timeout: patience,
    });
    const transfers = link.account();
    const found = await page.evaluate(() =>
      [
        ...performance.getEntriesByName('first-contentful-paint'),
        ...performance.getEntriesByType('mark'),
      ].map(({ name, startTime }) => [name, startTime] as const),
    );
    const points = new Map(
      found.map(([name, time]) => [
        (name === 'first-contentful-paint' ? 'words readable' : name) as Point,
        time,
      ]),
    );
    // What the page does once it is at rest, keeping itself for the next visit, belongs to this one.
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    return { points, transfers };
  } finally {
    await context.close();
  }
}
