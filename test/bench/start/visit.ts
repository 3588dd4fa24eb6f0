import { setTimeout as sleep } from 'node:timers/promises';
import type { StartPoint } from '../../../src/notebook/start-points.ts';
import { launchProfile } from '../../browser/chromium.ts';

/** Where a start can stand: what the browser notes itself, and what the page does. */
export type Point = 'words readable' | StartPoint;

export interface Visit {
  /** When the page got to each point, in milliseconds since its navigation. */
  readonly points: ReadonlyMap<Point, number>;
  /** When the navigation began, in milliseconds since 1970. */
  readonly origin: number;
}

/** Longer than a start takes on the slowest link that is measured. */
const patience = 60_000;

/** Opens a page in a Chromium started for it on the profile in `folder`, and waits for the network's first output. */
export async function visit(address: string, folder: string): Promise<Visit> {
  const context = await launchProfile(folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    // A browser that has just started is busy with itself.
    await sleep(1000);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('output shown').length > 0, undefined, {
      timeout: patience,
    });
    const { origin, found } = await page.evaluate(() => ({
      origin: performance.timeOrigin,
      found: [
        ...performance.getEntriesByName('first-contentful-paint'),
        ...performance.getEntriesByType('mark'),
      ].map(({ name, startTime }) => [name, startTime] as const),
    }));
    const points = new Map(
      found.map(([name, time]) => [
        (name === 'first-contentful-paint' ? 'words readable' : name) as Point,
        time,
      ]),
    );
    // What the page does once it is at rest, such as filling its caches, belongs to this visit.
    await sleep(1500);
    return { points, origin };
  } finally {
    await context.close();
  }
}
