import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const patience = { timeout: 60_000, interval: 100 };
const query = { backend: 'wasm', site: 'body.1.body.1.body.3.conv_du.3', channel: 5 };

describe.each(installedEngines)('the network taken apart in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(engine, 'channel-attention', { query });
  });
  afterAll(() => visitor.close());

  const edits = async (count: number) => {
    await visitor.shows(`[data-edits="${count}"][data-pending="false"]`);
    await visitor.idle();
  };
  const inAddress = async () => new URL(await visitor.address()).searchParams.get('edits');

  it('a channel is muted by a key, and the address says so', async () => {
    await visitor.look('heat-map');
    await visitor.focus('#fig-heat-map [role="grid"]');
    await visitor.tab.press('m');
    await edits(1);
    await vi.waitFor(async () => expect(await inAddress()).toMatch(/^mute@/), patience);
  });

  it('its link opens the edited network anew', async () => {
    await visitor.goto(await visitor.address());
    await edits(1);
    expect(await visitor.complaints()).toEqual([]);
  });

  it('a key takes an edit back', async () => {
    await visitor.look('heat-map');
    await visitor.focus('#fig-heat-map [role="grid"]');
    const before = await inAddress();
    await visitor.tab.press('ArrowRight');
    await visitor.tab.press('m');
    await vi.waitFor(async () => expect(await inAddress()).not.toBe(before), patience);
    await visitor.tab.press('Control+z');
    await vi.waitFor(async () => expect(await inAddress()).toBe(before), patience);
    await edits(1);
    expect(await visitor.complaints()).toEqual([]);
  });
});

describe.each(installedEngines)('a sweep in %s', (engine) => {
  it('leaves out every channel of a block in turn', async () => {
    const visitor = await Visitor.gallery(engine, ['ChannelCost'], { query });
    await visitor.look('cost');
    await visitor.clickButton('Mute 16 channels in turn', '#fig-cost');
    await visitor.shows('#fig-cost [data-sweep="done"]');
    expect(await visitor.count('#fig-cost tbody tr')).toBe(16);
    expect(await visitor.complaints()).toEqual([]);
    await visitor.close();
  });
});
