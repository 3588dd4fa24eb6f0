import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineName } from './drivers/tab.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

let visitor: Visitor;
afterEach(async () => {
  expect(await visitor.complaints()).toEqual([]);
  await visitor.close();
});

/** What the badge says of threads. */
const threads = () => visitor.text('#backends');

/** Seconds that the shortest of three runs on the page takes, as its bar says. */
async function runSeconds(): Promise<number> {
  const seconds: number[] = [];
  for (const scale of [3, 2, 3, 2, 3, 2]) {
    await visitor.tab.evaluate((wanted) => {
      const choices = [...document.querySelectorAll<HTMLElement>('header label, header button')];
      choices.find(({ textContent }) => textContent?.trim() === wanted)?.click();
    }, `×${scale}`);
    await vi.waitFor(async () => expect(await visitor.address()).toContain(`scale=${scale}`), 30_000);
    await visitor.idle();
    const [, said = ''] = /Done in ([\d.]+) s/.exec(await visitor.text('header [data-activity]')) ?? [];
    if (scale === 2) seconds.push(Number(said));
  }
  return Math.min(...seconds);
}

/** WebKitGTK is isolated and has shared memories, but sends none to another thread. */
const canShare = (engine: EngineName) => engine !== 'webkit';

describe.each(installedEngines)('the network in %s', (engine) => {
  it('runs on WebAssembly, on the threads that an isolated page allows', async ({ task }) => {
    visitor = await Visitor.open(engine, 'glossary', { query: { backend: 'wasm' } });
    expect(await visitor.attribute('[popovertarget="backends"]', 'data-backend')).toBe('wasm');
    if (canShare(engine)) expect(await threads()).toMatch(/[2-8] threads/);
    else expect(await threads()).not.toMatch(/[2-8] threads/);
    // For docs/devices.md, as the next.
    Object.assign(task.meta, { isolatedSeconds: await runSeconds() });
  });

  it('runs on WebAssembly where the page is not isolated', async ({ task }) => {
    visitor = await Visitor.open(engine, 'glossary', { query: { backend: 'wasm' }, plain: true });
    expect(await visitor.attribute('[popovertarget="backends"]', 'data-backend')).toBe('wasm');
    Object.assign(task.meta, { plainSeconds: await runSeconds() });
  });
});
