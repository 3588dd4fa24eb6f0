import { afterEach, describe, expect, it } from 'vitest';
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

/** WebKitGTK is isolated and has shared memories, but sends none to another thread. */
const canShare = (engine: EngineName) => engine !== 'webkit';

describe.each(installedEngines)('the network in %s', (engine) => {
  it('runs on WebAssembly, on the threads that an isolated page allows', async () => {
    visitor = await Visitor.open(engine, 'glossary', { query: { backend: 'wasm' } });
    expect(await visitor.attribute('[popovertarget="backends"]', 'data-backend')).toBe('wasm');
    if (canShare(engine)) expect(await threads()).toMatch(/[2-8] threads/);
    else expect(await threads()).not.toMatch(/[2-8] threads/);
  });

  it('runs on WebAssembly where the page is not isolated', async () => {
    visitor = await Visitor.open(engine, 'glossary', { query: { backend: 'wasm' }, plain: true });
    expect(await visitor.attribute('[popovertarget="backends"]', 'data-backend')).toBe('wasm');
  });
});
