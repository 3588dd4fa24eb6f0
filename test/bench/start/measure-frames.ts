import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { max, mean, median } from 'd3';
import type { Page } from 'playwright-core';
import { buildSite, projectRoot } from '../../../scripts/build.mjs';
import { serveFolder } from '../../../scripts/serve.mjs';

import { block, blockConv2, group } from '../../../src/model/sites.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { row, type Row } from '../report/row.ts';
import { query } from './built-site.ts';

/** A movement of the explorer, by what is pressed, and the level that it leads to. */
interface Movement {
  readonly contender: 'down' | 'up';
  readonly name: string;
  readonly press: (page: Page) => Promise<void>;
  readonly to: string;
}

const [g, b] = [3, 3];
const onItem = (key: string) => (page: Page) => page.locator(`[data-key="${key}"]`).click();
const up = async (page: Page): Promise<void> => {
  await page.locator('.explorer [role="treeitem"][tabindex="0"]').focus();
  await page.keyboard.press('Escape');
};

const movements: readonly Movement[] = [
  { contender: 'down', name: 'network to group', press: onItem(group(g)), to: 'group' },
  { contender: 'down', name: 'group to block', press: onItem(block(g, b)), to: 'block' },
  {
    contender: 'down',
    name: 'block to convolution',
    press: onItem(`${blockConv2(g, b)} 0`),
    to: 'convolution',
  },
  {
    contender: 'down',
    name: 'convolution to number',
    press: (page) => page.locator('.explorer [data-adds][data-channel]').first().click(),
    to: 'number',
  },
  { contender: 'up', name: 'number to convolution', press: up, to: 'convolution' },
  { contender: 'up', name: 'convolution to block', press: up, to: 'block' },
  { contender: 'up', name: 'block to group', press: up, to: 'group' },
  { contender: 'up', name: 'group to network', press: up, to: 'network' },
];

interface Moved {
  /** From frame to frame, while things move. */
  readonly frames: readonly number[];
  readonly longest: number;
  /** From the press to the first frame in which all of the level is drawn, on its way into its place, and can be pressed. */
  readonly drawn: number;
  /** From the press to the end of the movement. */
  readonly opened: number;
}

/**
 * Times the frames of the explorer's movements, from the whole network to one product and back, on the built page with the
 * shipped network. Chromium draws on the CPU, as on a laptop without a GPU.
 * @param say told what is being done
 */
export async function measureFrames(repeats: number, say: (words: string) => void): Promise<Row[]> {
  const site = join(projectRoot, '.cache/bench-site');
  buildSite({ outDir: site });
  const server = await serveFolder(site, { isolated: true });
  const browser = await launchChromium({ plainDrawing: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(new URL(`explorer.html${query}&site=${block(g, b)}&channel=0`, server.url).href);
    await page.waitForSelector('.explorer [data-gate]', { timeout: 120_000 });
    await page.waitForSelector('[data-activity="idle"]', { timeout: 120_000 });
    // What runs this file keeps the names of functions by a helper that the page lacks.
    await page.evaluate('globalThis.__name = (named) => named');
    await page.evaluate(watchFrames);
    const found = movements.map(() => [] as Moved[]);
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const [i, movement] of movements.entries()) found[i]!.push(await move(page, movement));
      say(`${repeat + 1} of ${repeats}`);
    }
    return movements.map(({ contender, name }, i) => {
      const all = found[i]!;
      const subject = {
        task: 'frames',
        contender,
        page: name,
        where: 'chromium',
        backend: 'wasm',
        threads: availableParallelism(),
        net: '5x5x32',
        size: 96,
      } as const;
      return {
        ...row(
          subject,
          all.map(({ frames }) => mean(frames)!),
          {},
        ),
        stages: {
          drawn: Math.round(median(all, ({ drawn }) => drawn)!),
          opened: Math.round(median(all, ({ opened }) => opened)!),
          'longest task': Math.round(max(all, ({ longest }) => longest)!),
        },
      };
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

async function move(page: Page, { press, to }: Movement): Promise<Moved> {
  await page.waitForSelector('[data-activity="idle"]', { timeout: 60_000 });
  await page.evaluate(() => window.frameNotes.start());
  await press(page);
  await page.waitForSelector(`.explorer[data-level="${to}"][data-settled="true"]:not(:has(.missing))`, {
    timeout: 60_000,
  });
  return page.evaluate(() => window.frameNotes.end());
}

declare global {
  interface Window {
    frameNotes: { start(): void; end(): Moved };
  }
}

/** Run in the page: notes frames and long tasks between start and end, the frames while something moves. */
function watchFrames(): void {
  let frames: number[] = [];
  let longest = 0;
  let last: number | undefined;
  let pressed = 0;
  let drawn = 0;
  let opened = 0;
  let running = false;
  let level: string | undefined;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ['longtask'] });
  addEventListener('click', () => (pressed ||= performance.now()), true);
  addEventListener('keydown', () => (pressed ||= performance.now()), true);
  const note = (now: number): void => {
    if (!running) return;
    const explorer = document.querySelector<HTMLElement>('.explorer')!;
    const moves = explorer.dataset['settled'] === 'false';
    if (moves && last !== undefined) frames.push(now - last);
    last = moves ? now : undefined;
    if (explorer.dataset['level'] !== level && explorer.dataset['painted'] === 'true') drawn ||= now;
    if (!moves && explorer.dataset['level'] !== level && !explorer.querySelector('.missing')) opened ||= now;
    requestAnimationFrame(note);
  };
  window.frameNotes = {
    start: () => {
      [frames, longest, last, pressed, drawn, opened, running] = [[], 0, undefined, 0, 0, 0, true];
      level = document.querySelector<HTMLElement>('.explorer')!.dataset['level'];
      requestAnimationFrame(note);
    },
    end: () => {
      running = false;
      return { frames, longest, drawn: drawn - pressed, opened: opened - pressed };
    },
  };
}
