import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { smallWeights } from '../browser/small-network.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const patience = { timeout: 60_000, interval: 100 };
const lesson = '# My page\n\nSome words.\n\n```cell AttentionHeatmap\nid: mine\n```\n';

describe.each(installedEngines)('a file dropped in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(engine, 'channel-attention', { query: { backend: 'wasm' } });
  });
  afterAll(() => visitor.close());

  /** Waits until the first caption names this as what is shown. */
  const captioned = (words: string) =>
    vi.waitFor(async () => expect(await visitor.text('figcaption .sample')).toContain(words), patience);

  it('that is a picture is taken, and the network runs on it', async () => {
    await visitor.drop('window.png', encodePng(drawCard('facade', 64)));
    await captioned('window.png');
    await visitor.idle();
    expect(await visitor.complaints()).toEqual([]);
  });

  it('that is a checkpoint takes the place of the network', async () => {
    await visitor.drop('mine.safetensors', await readFile(smallWeights()));
    await captioned('RCAN of 2 groups × 3 blocks × 16 channels');
    await visitor.idle();
    expect(await visitor.complaints()).toEqual([]);
  });

  it('that cannot be read is named in a sentence', async () => {
    await visitor.drop('broken.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    await vi.waitFor(
      async () => expect(await visitor.text('[role="alert"]')).toContain('broken.png'),
      patience,
    );
    await visitor.click('[role="alert"] button');
  });

  it('that is a lesson is opened, with its figure', async () => {
    await visitor.drop('page.md', new TextEncoder().encode(lesson));
    await vi.waitFor(async () => expect(await visitor.text('h1')).toBe('My page'), patience);
    await visitor.look('mine');
    expect(await visitor.complaints()).toEqual([]);
  });
});
