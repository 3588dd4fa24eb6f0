import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFolder } from '../../scripts/build-folder.ts';
import { site } from '../../scripts/build.mjs';
import { copyWithCollector } from './collector.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const parent = mkdtempSync(join(tmpdir(), 'rcan '));
const folder = join(parent, 'rcan-notebook');
const address = (file: string): string => `${pathToFileURL(join(folder, file)).href}?lang=en&theme=light`;

beforeAll(async () => {
  await buildFolder(site, folder);
  await copyWithCollector(folder, folder);
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe.each(installedEngines)('a folder opened without a server in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.at(engine, address('index.html'));
  });
  afterAll(() => visitor.close());

  it('runs the network at every scale, and draws', async () => {
    expect(await visitor.text('header [data-activity]')).toContain('Done in');
    for (const scale of [3, 4]) {
      await visitor.goto(`${address('index.html')}&scale=${scale}`);
      expect(await visitor.text('header [data-activity]')).toContain('Done in');
    }
    for (const name of ['comparison', 'spectrum']) await visitor.look(name);
    expect(await visitor.complaints()).toEqual([]);
  });

  it('leads from page to page', async () => {
    await visitor.tab.evaluate(() =>
      (document.querySelector('a[href="background.html"]') as HTMLElement | null)?.click(),
    );
    await expect.poll(() => visitor.address(), { timeout: 30_000 }).toContain('background.html');
    await visitor.idle();
    expect(await visitor.complaints()).toEqual([]);
  });
});
