import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import { buildSite, projectRoot } from '../../scripts/build.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import { pageAddress, type PageName } from '../../src/lessons/page-names.ts';
import { launchChromium } from '../browser/chromium.ts';
import { measureFigures, type FigureMeasure } from './measured-in-page.ts';

// `npm run figures`: measures the figures of the first page and of free play, where there is one of every kind, in both
// languages on a screen of 1280 x 720, and writes docs/figures.md.

const size = { width: 1280, height: 720 };
const pages: readonly PageName[] = ['rcan', 'free-play'];
const locales = ['en', 'zh'] as const;

/** The figures of a page once all of them have been drawn, each having been on the screen. */
async function measured(browser: Browser, address: string): Promise<FigureMeasure[]> {
  const page = await browser.newPage({ viewport: size });
  await page.goto(address);
  await page.waitForSelector('[data-activity="idle"]', { timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('[data-awaits]'), undefined, { timeout: 60_000 });
  for (const figure of await page.locator('article figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    // Maps are recorded and spectra measured once a figure is near the screen, after the page's run.
    await page.waitForFunction(isReady, await figure.elementHandle(), { timeout: 120_000 });
    await page.waitForSelector('[data-activity="idle"]', { timeout: 120_000 });
  }
  await page.evaluate(() => scrollTo(0, 0));
  // The loader that runs this file names functions by a helper, which pages lack.
  await page.evaluate('globalThis.__name = (made) => made');
  const found = await page.evaluate(measureFigures);
  await page.close();
  return found;
}

/** Run in the page: whether a figure shows all that it has to show without being asked. */
const isReady = (figure: Element | null): boolean => figure?.getAttribute('data-state') === 'ready';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table([english, chinese]: readonly [readonly FigureMeasure[], readonly FigureMeasure[]]): string {
  const total = (all: readonly FigureMeasure[], key: 'words' | 'controls'): number =>
    all.reduce((sum, one) => sum + one[key], 0);
  return [
    row(['figure', 'height en', 'height zh', 'words en', 'words zh', 'controls']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...english.map((en, i) => {
      const zh = chinese[i];
      return row([en.id, en.height, zh?.height ?? '', en.words, zh?.words ?? '', en.controls]);
    }),
    row(['all', '', '', total(english, 'words'), total(chinese, 'words'), total(english, 'controls')]),
  ].join('\n');
}

const site = join(projectRoot, 'dist');
buildSite({ outDir: site });
const server = await serveFolder(site, { isolated: true });
const browser = await launchChromium();
const sections: string[] = [];
try {
  for (const name of pages) {
    const address = (locale: string): string =>
      `${new URL(pageAddress(name), server.url).href}?lang=${locale}&theme=light&backend=wasm`;
    const [en, zh] = [
      await measured(browser, address(locales[0])),
      await measured(browser, address(locales[1])),
    ];
    sections.push(`## ${name === 'rcan' ? 'The first page' : 'Free play'}\n\n${table([en, zh])}`);
  }
} finally {
  await browser.close();
  await server.close();
}

const file = join(projectRoot, 'docs/figures.md');
const text = `# Figures

What a reader finds of each figure without opening anything, on a screen of ${size.width} × ${size.height}: its height in CSS pixels, the words in
it (Chinese ones as the browser's segmenter tells them apart) and the controls: a group of choices counts as one, marks of
the drawing that can be touched as none. Written by \`npm run figures\`.

${sections.join('\n\n')}
`;
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
