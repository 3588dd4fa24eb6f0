import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

/** What the notebook uses of a page that not every browser has, or not everywhere. */
const lacking = [
  'AbortSignal.any',
  'requestIdleCallback',
  'OffscreenCanvas',
  'createImageBitmap',
  'crypto.randomUUID',
  'navigator.clipboard',
  'navigator.locks',
  'navigator.serviceWorker',
  'Element.prototype.requestFullscreen',
  'ResizeObserverEntry.prototype.devicePixelContentBoxSize',
];

let visitor: Visitor;
afterEach(async () => {
  expect(await visitor.complaints()).toEqual([]);
  await visitor.close();
});

describe.each(installedEngines)('an older browser, as %s', (engine) => {
  it('runs the network, draws and presents without what it lacks', async () => {
    visitor = await Visitor.open(engine, 'rcan', { lacking });
    expect(await visitor.text('header [data-activity]')).toContain('Done in');
    for (const name of ['comparison', 'spectrum']) await visitor.look(name);
    await visitor.drop('window.png', encodePng(drawCard('facade', 64)));
    await vi.waitFor(async () => expect(await visitor.text('header')).toContain('window.png'), 60_000);
    await visitor.idle();
  });

  it.runIf(engine === 'webkit')('opens and closes panels without popovers, and reads pictures', async () => {
    const without = ['PopoverAttribute', 'OffscreenCanvas', 'OffscreenCanvasInWorkers'];
    visitor = await Visitor.open(engine, 'rcan', { without });
    expect(await visitor.tab.evaluate(() => typeof OffscreenCanvas)).toBe('undefined');
    const isShown = () =>
      visitor.tab.evaluate(() => document.querySelector('#contents')?.checkVisibility() ?? false);
    expect(await isShown()).toBe(false);
    await visitor.click('button.contents');
    await expect.poll(isShown).toBe(true);
    await visitor.tab.press('Escape');
    await expect.poll(isShown).toBe(false);
    await visitor.look('comparison');
  });
});
