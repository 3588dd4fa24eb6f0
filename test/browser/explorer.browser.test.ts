import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { quantize, type Pixels } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import * as sites from '../../src/model/sites.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { galleryAddress, NotebookPage } from './notebook-page.ts';

// 48 x 48 pixels for the network.
const hr = drawCard('facade', 96);
const lr = downscale(hr, 2);
const [g, b, c] = [1, 1, 5];
const [y, x] = [20, 31];

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.blank();
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const figure = () => notebook.figure('explorer');
const item = (key: string) => figure().locator(`[data-key="${key}"]`);
const level = () => figure().locator('[data-level]').getAttribute('data-level');
const settled = (name: string) =>
  figure().locator(`[data-level="${name}"][data-settled="true"]`).waitFor({ timeout: 30_000 });
const number = async (selector: string, name: string): Promise<number> =>
  Number(await figure().locator(selector).first().getAttribute(name));

const cells = ['Explorer', 'ImageComparison'] as const;

async function open(properties: readonly string[] = [], picture: Pixels | undefined = hr): Promise<void> {
  const query = { site: sites.block(g, b), channel: c, properties: properties.join('\n') };
  await notebook.page.goto(galleryAddress(cells, query));
  await notebook.idle();
  if (picture) await notebook.take('facade.png', encodePng(picture));
  await notebook.look('explorer');
  await figure().locator('[data-settled="true"]').waitFor();
}

async function outputInNode(edits: readonly Edit[]): Promise<Pixels> {
  return quantize((await runInNode(lr, [], { edits })).output);
}

const farthest = (one: Pixels, other: Pixels): number =>
  one.data.reduce((most, value, i) => Math.max(most, Math.abs(value - other.data[i]!)), 0);

/** The page shows what Node's run with these edits makes, but for the rounding of what lies between two levels. */
async function showsOutputOf(edits: readonly Edit[]): Promise<void> {
  await figure().getByText('RCAN, edited').first().waitFor();
  await notebook.idle();
  const [shown, expected, plain] = [
    await notebook.savedPicture(),
    await outputInNode(edits),
    await outputInNode([]),
  ];
  expect(farthest(shown, expected)).toBeLessThanOrEqual(1);
  expect(farthest(expected, plain)).toBeGreaterThan(1);
}

describe('from the whole network to one product and back', () => {
  beforeEach(() => open([`pixel: ${y},${x}`]));

  it('by mouse: each level shows the numbers of the run', async () => {
    const run = await runInNode(lr, [sites.blockRelu(g, b), sites.blockConv2(g, b)]);
    await item(sites.group(g)).click();
    await settled('group');
    await item(sites.block(g, b)).click();
    await settled('block');
    const hidden = recordOf(run, sites.hidden(g, b)).data;
    for (const [k, value] of hidden.entries())
      expect(await number(`[data-unit="${k}"]`, 'data-value')).toBeCloseTo(value, 4);
    const map = item(`${sites.blockConv2(g, b)} ${c}`);
    await map.click();
    await settled('convolution');
    const made = recordOf(run, sites.blockConv2(g, b));
    const value = made.data[(c * made.height + y) * made.width + x]!;
    await figure().locator('[data-sum]').waitFor();
    expect(await number('[data-sum]', 'data-recorded')).toBeCloseTo(value, 3);
    expect(await number('[data-sum]', 'data-sum')).toBeCloseTo(value, 3);
    const largest = figure().locator('[data-adds][data-channel]').first();
    const [channel, adds] = [
      Number(await largest.getAttribute('data-channel')),
      Number(await largest.getAttribute('data-adds')),
    ];
    await largest.click();
    await settled('number');
    expect(await number('[data-adds]', 'data-adds')).toBeCloseTo(adds, 5);
    const read = recordOf(run, sites.blockRelu(g, b));
    const middle = figure().locator('[data-nine="values"] button').nth(4);
    expect(Number(await middle.getAttribute('data-value'))).toBeCloseTo(
      read.data[(channel * read.height + y) * read.width + x]!,
      3,
    );
    const nine = await figure()
      .locator('[data-nine="products"] button')
      .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset['value'])));
    expect(nine.reduce((sum, product) => sum + product, 0)).toBeCloseTo(adds, 4);
  });

  it('by keys: Enter goes down, Escape up, and the focus stays in it', async () => {
    await item(sites.group(0)).focus();
    await notebook.page.keyboard.press('ArrowRight');
    expect(await notebook.page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe(
      'body.1',
    );
    await notebook.page.keyboard.press('Enter');
    await settled('group');
    await item(sites.block(1, 2)).focus();
    await notebook.page.keyboard.press('Enter');
    await settled('block');
    await item(`${sites.blockConv2(1, 2)} ${c}`).focus();
    await notebook.page.keyboard.press('Enter');
    await settled('convolution');
    await figure().locator('[data-sum]').waitFor();
    for (const above of ['block', 'group', 'network']) {
      await figure().locator('[role="treeitem"][tabindex="0"]').focus();
      await notebook.page.keyboard.press('Escape');
      await settled(above);
    }
    expect(await level()).toBe('network');
  });
});

it('what is open is in the address, and opens again', async () => {
  await open([], undefined);
  await item(sites.group(g)).click();
  await settled('group');
  const figures = 'explorer.level:group';
  await expect.poll(() => notebook.inAddress('figures')).toBe(figures);
  await notebook.page.goto(galleryAddress(cells, { site: sites.block(g, b), figures }));
  await settled('group');
});

describe('two runs laid against each other', () => {
  const edits = `gate@${sites.group(g - 1)}=0`;
  const shut = { kind: 'gate', site: sites.group(g - 1), value: 0 } as const;
  const flow = (which: 'now' | 'earlier') => figure().locator(`[data-flow="${which}"]`);
  const hidden = async (which: 'now' | 'earlier'): Promise<number[]> =>
    flow(which)
      .locator('[data-unit]')
      .evaluateAll((all) => all.map((one) => Number((one as SVGElement).dataset['value'])));

  async function lay(properties: readonly string[], two?: string): Promise<void> {
    const all = two === undefined ? properties : [...properties, `two: ${two}`];
    const query = {
      site: sites.block(g, b),
      channel: c,
      against: 'plain',
      edits,
      properties: all.join('\n'),
    };
    await notebook.page.goto(galleryAddress(cells, query));
    await notebook.idle();
    await notebook.take('facade.png', encodePng(hr));
    await notebook.look('explorer');
    await figure().locator('[data-painted="true"][data-settled="true"]').waitFor();
  }

  it('stand beside each other at one place, each with its own numbers, and go on in step', async () => {
    await lay(['level: block', `pixel: ${y},${x}`]);
    const site = sites.hidden(g, b);
    const [plain, edited] = [await runInNode(lr, []), await runInNode(lr, [], { edits: [shut] })];
    for (const [which, run] of [
      ['earlier', plain],
      ['now', edited],
    ] as const) {
      const expected = recordOf(run, site).data;
      const shown = await hidden(which);
      expect(shown).toHaveLength(expected.length);
      for (const [k, value] of shown.entries()) expect(value, which).toBeCloseTo(expected[k]!, 4);
    }
    const conv = sites.blockConv2(g, b);
    await flow('earlier').locator(`[data-key="${conv} ${c}"]`).click();
    await settled('convolution');
    const wanted = [conv];
    const maps = [await runInNode(lr, wanted), await runInNode(lr, wanted, { edits: [shut] })];
    for (const [i, which] of (['earlier', 'now'] as const).entries()) {
      const made = recordOf(maps[i]!, conv);
      const sum = flow(which).locator('[data-sum]');
      await sum.waitFor();
      const value = made.data[(c * made.height + y) * made.width + x]!;
      expect(Number(await sum.getAttribute('data-recorded'))).toBeCloseTo(value, 3);
      expect(Number(await sum.getAttribute('data-sum'))).toBeCloseTo(value, 3);
    }
    await expect.poll(() => notebook.inAddress('against')).toBe('plain');
  });

  it('or one takes the place of the other', async () => {
    await lay(['level: block'], 'earlier');
    expect(await figure().locator('[data-flow]').count()).toBe(1);
    const before = await hidden('earlier');
    await figure().getByText('now', { exact: true }).click();
    await flow('now').waitFor();
    expect(await hidden('now')).not.toEqual(before);
    await expect.poll(() => notebook.inAddress('figures')).toContain('two:now');
  });
});

it('two fingers apart open what lies between them, together they lead back', async () => {
  await open();
  const session = await notebook.page.context().newCDPSession(notebook.page);
  const pinch = async (key: string, from: number, to: number): Promise<void> => {
    const { x, y, width, height } = (await item(key).boundingBox())!;
    const fingers = (apart: number) =>
      [-1, 1].map((side, id) => ({ x: x + width / 2, y: y + height / 2 + (side * apart) / 2, id }));
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart?: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart === undefined ? [] : fingers(apart),
      });
    await send('touchStart', from);
    for (let step = 1; step <= 4; step++) await send('touchMove', from + ((to - from) * step) / 4);
    await send('touchEnd');
  };
  await pinch(sites.group(g), 40, 120);
  await settled('group');
  await pinch(sites.block(g, b), 40, 120);
  await settled('block');
  await pinch(sites.block(g, b), 120, 40);
  await settled('group');
  await session.detach();
});

describe('edits where they are drawn', () => {
  it('the gate of the long skip connection', async () => {
    await open();
    await figure().locator(`[data-gate="${sites.tailInput}"]`).focus();
    await notebook.page.keyboard.press('Home');
    await showsOutputOf([{ kind: 'gate', site: sites.tailInput, value: 0 }]);
  });

  it('a channel of a block, muted on its map', async () => {
    await open(['level: block']);
    await item(`${sites.channelAttention(g, b)} ${c}`).focus();
    await notebook.page.keyboard.press('m');
    await showsOutputOf([{ kind: 'mute', site: sites.attention(g, b), channels: [c] }]);
  });

  it('a factor, by its bar', async () => {
    await open(['level: block']);
    const bars = figure().getByRole('slider', { name: 's, a factor for every map' });
    await bars.focus();
    for (let press = 0; press < 20; press++) await notebook.page.keyboard.press('-');
    await figure().getByText('RCAN, edited').first().waitFor();
    await notebook.idle();
    const value = Number(await bars.getAttribute('aria-valuenow'));
    await showsOutputOf([{ kind: 'force', site: sites.attention(g, b), channels: [c], value }]);
  });

  it('a weight of a kernel', async () => {
    await open(['level: number', 'convolution: last', 'input: 2', 'tap: 4', `pixel: ${y},${x}`]);
    const weight = figure().getByRole('slider', { name: 'Weight' });
    await weight.focus();
    await notebook.page.keyboard.press('Home');
    const value = Number(await weight.inputValue());
    await showsOutputOf([{ kind: 'set-weight', site: sites.tailConv, index: [2, 2, 1, 1], value }]);
    await figure().getByRole('button', { name: 'Undo' }).click();
    await notebook.idle();
    expect(farthest(await notebook.savedPicture(), await outputInNode([]))).toBeLessThanOrEqual(1);
  });
});
