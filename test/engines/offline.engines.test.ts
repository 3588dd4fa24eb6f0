import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../scripts/build.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const site = join(projectRoot, '.cache/engine-site');

describe.each(installedEngines)('without a network, after a first visit, in %s', (engine) => {
  let address: (file: string, scale: number) => string;
  let visitor: Visitor;
  beforeAll(async () => {
    const server = await serveFolder(site);
    address = (file, scale) => `${server.url}${file}?lang=en&theme=light&scale=${scale}`;
    visitor = await Visitor.at(engine, address('', 2));
    const isKept = async () => expect(await visitor.contents()).toContain('all pages and scales');
    await vi.waitFor(isKept, { timeout: 90_000, interval: 200 });
    // The collector of complaints is no file of the site: the service worker keeps it when it is first asked for it.
    await visitor.goto(address('', 2));
    await server.close();
  });
  afterAll(() => visitor.close());

  it.each([2, 3, 4])('the network runs at ×%i, and its figures draw', async (scale) => {
    await visitor.goto(address('', scale));
    expect(await visitor.text('header [data-activity]')).toContain('Done in');
    await visitor.look('comparison');
    expect(await visitor.complaints()).toEqual([]);
  });

  it('another page opens', async () => {
    await visitor.goto(address('upsampling.html', 2));
    expect(await visitor.text('h1')).not.toBe('');
    expect(await visitor.complaints()).toEqual([]);
  });
});
