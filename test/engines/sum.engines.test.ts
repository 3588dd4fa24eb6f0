import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const patience = { timeout: 60_000, interval: 100 };
const all = '#fig-sum [data-steps="8"]';
const slider = '#fig-sum input[type="range"]';

describe.each(installedEngines)('the picture as a sum in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.gallery(engine, ['Contributions'], { query: { backend: 'wasm', bar: 1 } });
    await visitor.look('sum');
    await visitor.shows(`${all}[data-score]`);
  });
  afterAll(() => visitor.close());

  const reached = async () => Number(await visitor.attribute(all, 'data-reached'));
  const score = async () => Number(await visitor.attribute(all, 'data-score'));
  /** A number that another picture would hardly have too. */
  const drawn = () =>
    visitor.tab.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-sum]')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value, i) => (sum * 31 + value * (i % 7)) % 1_000_003, 0);
    });

  it('sharpens with every press of a key', async () => {
    await visitor.middle(slider);
    await visitor.focus(slider);
    const pictures = new Set([await drawn()]);
    for (let place = 1; place <= 4; place++) {
      await visitor.tab.press('ArrowRight');
      await vi.waitFor(async () => expect(await reached()).toBe(place), patience);
      pictures.add(await drawn());
    }
    expect(pictures.size).toBe(5);
  });

  it('follows the pointer along the slider', async () => {
    const middle = await visitor.middle(slider);
    const before = await drawn();
    await visitor.tab.drag([middle, { x: middle.x + 60, y: middle.y }, { x: middle.x + 400, y: middle.y }]);
    await vi.waitFor(async () => expect(await reached()).toBe(7), patience);
    expect(await drawn()).not.toBe(before);
  });

  it('tells what a part does that is left out, of the sum and of the network', async () => {
    const whole = await score();
    await visitor.click('#fig-sum button[data-part="body.1.body.2"]');
    await visitor.shows('#fig-sum [data-direct-effect]');
    // By the keyboard: what was opened may still glide into sight.
    await visitor.focus('#fig-sum [data-part-details] input[type="checkbox"]');
    await visitor.tab.type(' ');
    await vi.waitFor(async () => expect(await score()).not.toBe(whole), patience);
    const direct = Number(await visitor.attribute('#fig-sum [data-direct-effect]', 'data-direct-effect'));
    expect(await score()).toBeCloseTo(whole + direct, 6);
    await visitor.clickButton('Run the network without it', '#fig-sum');
    await visitor.shows('#fig-sum [data-total-effect]');
    const total = Number(await visitor.attribute('#fig-sum [data-total-effect]', 'data-total-effect'));
    expect(total).toBeCloseTo(direct, 2);
  });

  it('is opened by its link as it stands', async () => {
    const told = await score();
    await vi.waitFor(async () => expect(await visitor.address()).toContain('without'), patience);
    const figures = new URL(await visitor.address()).searchParams.get('figures')!;
    await visitor.close();
    visitor = await Visitor.gallery(engine, ['Contributions'], {
      query: { backend: 'wasm', bar: 1, figures },
    });
    await visitor.look('sum');
    await visitor.shows(`${all}[data-score]`);
    await vi.waitFor(async () => expect(await score()).toBeCloseTo(told, 6), patience);
    expect(await reached()).toBe(7);
    expect(await visitor.complaints()).toEqual([]);
  });
});
