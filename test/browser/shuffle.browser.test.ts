import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/protocol.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import { plane } from '../../src/trace/trace.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig, smallWeights } from './small-network.ts';

// 24 x 24 pixels for the network, 96 x 96 behind both shuffles.
const hr = drawCard('facade', 96);
const window = { width: 4, height: 3 };
const { features } = smallConfig;

let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  notebook = await NotebookPage.gallery(['PixelShuffle'], { query: { scale: 4 } });
  const tail = [0, 1].flatMap((k) => [sites.upConv(k), sites.shuffle(k)]);
  node = await runInNode(downscale(hr, 4), tail, { weights: smallWeights(4) });
  await notebook.take('facade.png', encodePng(hr));
  await notebook.look('shuffle');
  await choose('this picture');
});
beforeEach(async () => {
  await choose('channel order');
  await choose('PyTorch’s');
  await choose('nothing');
  await choose('1 of 2');
  await choose('shuffle');
  await scrubber().fill('3');
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const figure = () => notebook.figure('shuffle');
const choose = (name: string) => notebook.choose('shuffle', name);
const press = (name: string) => figure().getByRole('button', { name, exact: true }).click();
const scrubber = () => figure().getByRole('slider', { name: 'Position between the steps' });
const bench = () => figure().locator('[data-progress]');
const progress = async () => Number(await bench().getAttribute('data-progress'));
const readout = () => figure().locator('output[data-map]');
const patch = () => figure().locator('section[data-result]');
const comparison = () => figure().locator('[data-different]');
const different = async () => Number(await comparison().getAttribute('data-different'));

const recorded = (site: string) => recordOf(node, site);

const numbers = async (locator: ReturnType<typeof readout>, names: readonly string[]): Promise<number[]> =>
  Promise.all(names.map(async (name) => Number(await locator.getAttribute(`data-${name}`))));

/** Points at the middle of a cell of the area's grid. */
async function point(area: 'output' | 'source', fractionX: number, fractionY: number): Promise<void> {
  const cells = figure().locator(`button[data-area="${area}"]`);
  await cells.scrollIntoViewIfNeeded();
  const box = await cells.boundingBox();
  if (!box) throw new Error(`The ${area} cannot be seen.`);
  await cells.hover({ position: { x: box.width * fractionX, y: box.height * fractionY } });
}

describe('the pixel shuffle microscope at x4', () => {
  it('plays, pauses where it is, and goes on', async () => {
    await scrubber().fill('0');
    await press('Play');
    await expect.poll(progress).toBeGreaterThan(0.2);
    await press('Pause');
    const paused = await progress();
    expect(paused).toBeLessThan(3);
    await notebook.page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    expect(await progress()).toBe(paused);
    await press('Play');
    await expect.poll(progress).toBeGreaterThan(paused);
    await press('Pause');
  });

  it('goes to any moment under the scrubber, and step by step under its arrow keys', async () => {
    for (const [moment, step] of [
      ['0', 'maps'],
      ['1', 'take'],
      ['1.75', 'lay'],
      ['3', 'interleaved'],
    ] as const) {
      await scrubber().fill(moment);
      expect(await progress()).toBe(Number(moment));
      expect(await bench().getAttribute('data-step')).toBe(step);
    }
    await scrubber().focus();
    await notebook.page.keyboard.press('ArrowLeft');
    expect(await progress()).toBeCloseTo(2.95);
    await notebook.page.keyboard.press('End');
    expect(await progress()).toBe(3);
  });

  it.each([0, 1])(
    'an output pixel of stage %i names its map, phase and value, as Node has them',
    async (k) => {
      await choose(`${k + 1} of 2`);
      await choose('a value’s patch');
      const before = recorded(sites.upConv(k));
      const after = recorded(sites.shuffle(k));
      const size = [2 * window.width, 2 * window.height] as const;
      const middle = [(before.width - window.width) / 2, (before.height - window.height) / 2].map(Math.round);
      for (const [x, y] of [
        [0, 0],
        [3, 2],
        [6, 5],
      ] as const) {
        await point('output', (x + 0.5) / size[0], (y + 0.5) / size[1]);
        const [row, column] = [2 * middle[1]! + y, 2 * middle[0]! + x];
        await expect.poll(() => numbers(readout(), ['row', 'column'])).toEqual([row, column]);
        const [map] = await numbers(readout(), ['map']);
        expect(map).toBe(2 * (y % 2) + (x % 2));
        const value = plane(after, 0)[row * after.width + column]!;
        expect(value).toBe(plane(before, map!)[Math.floor(row / 2) * before.width + Math.floor(column / 2)]);
        await showsNear(() => readout().getAttribute('data-value'), value);
        // The patch that made it adds up to it.
        await showsNear(() => patch().getAttribute('data-recorded'), value);
        await showsNear(() => patch().getAttribute('data-result'), value);
        expect(await numbers(patch(), ['map', 'y', 'x'])).toEqual([
          map,
          Math.floor(row / 2),
          Math.floor(column / 2),
        ]);
      }
    },
  );

  it('a cell of a source map names the pixel it goes to', async () => {
    await point('source', 0.95, 0.1);
    await expect.poll(() => numbers(readout(), ['map'])).toEqual([1]);
    const [row, column] = await numbers(readout(), ['row', 'column']);
    expect([row! % 2, column! % 2]).toEqual([0, 1]);
  });

  it('both shuffles equal the model’s own, and the way back too', async () => {
    await choose('channel order');
    for (const stage of ['1 of 2', '2 of 2']) {
      await choose(stage);
      for (const way of ['unshuffle', 'shuffle']) {
        await choose(way);
        expect(await different()).toBe(0);
      }
    }
    expect(Number(await comparison().getAttribute('data-values'))).toBe(features * 96 * 96);
  });

  it('the unshuffle plays from the large map to the small ones', async () => {
    await choose('unshuffle');
    await scrubber().fill('0');
    expect(await bench().getAttribute('data-step')).toBe('interleaved');
    await scrubber().fill('3');
    expect(await bench().getAttribute('data-step')).toBe('maps');
  });

  it('in the wrong channel order the numbers differ, and so does the picture', async () => {
    await choose('channel order');
    await choose('TensorFlow’s');
    expect(await different()).toBeGreaterThan(0);
    const pair = figure().locator('[data-difference]');
    expect(Number(await pair.getAttribute('data-difference'))).toBeGreaterThan(5);
    expect(await pair.locator('canvas').count()).toBe(2);
    await choose('PyTorch’s');
    await pair.waitFor({ state: 'detached' });
    expect(await different()).toBe(0);
  });

  it('the chain is walked with the arrow keys, and has the shapes of the run', async () => {
    await choose('the tail around it');
    const links = figure().locator('[data-shape]');
    const shapes = await links.evaluateAll((all) =>
      all.map((link) => `${link.getAttribute('data-site')} ${link.getAttribute('data-shape')}`),
    );
    const shapeOf = (site: string) => {
      const { channels, height, width } = recorded(site);
      return `${site} ${channels}x${height}x${width}`;
    };
    expect(shapes).toEqual([
      `tail:input ${features}x24x24`,
      ...[0, 1].flatMap((k) => [shapeOf(sites.upConv(k)), shapeOf(sites.shuffle(k))]),
      'tail.1 3x96x96',
    ]);
    await choose('2 of 2');
    await links.nth(4).focus();
    for (const [key, site, stage] of [
      ['ArrowLeft', 'tail.0.2', '2 of 2'],
      ['ArrowLeft', 'tail.0.1', '1 of 2'],
      ['ArrowLeft', 'tail.0.0', '1 of 2'],
    ] as const) {
      await notebook.page.keyboard.press(key);
      const focused = figure().locator('[data-site]:focus');
      expect(await focused.getAttribute('data-site')).toBe(site);
      expect(await focused.getAttribute('aria-current')).toBe('step');
      expect(
        await figure().getByRole('radio', { name: stage, exact: true, includeHidden: true }).isChecked(),
      ).toBe(true);
    }
  });

  it('a value is followed through the convolution into the stage before', async () => {
    await choose('2 of 2');
    await choose('a value’s patch');
    await figure().locator('button[data-area="output"]').focus();
    await notebook.page.keyboard.press('ArrowRight');
    const [y, x, channel] = await numbers(patch(), ['y', 'x', 'channel']);
    await press('Follow the middle value into stage 1');
    await expect.poll(() => numbers(readout(), ['row', 'column'])).toEqual([y, x]);
    const after = recorded(sites.shuffle(0));
    await showsNear(
      () => readout().getAttribute('data-value'),
      plane(after, channel!)[y! * after.width + x!]!,
    );
  });

  it('shows the checkerboard of a transposed convolution whose stride does not divide its kernel', async () => {
    await choose('other ways');
    await figure().locator('[data-gain]').first().waitFor();
    const gains = async () =>
      figure()
        .locator('[data-enlargement="transposed"] [data-gain]')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-gain'))));
    const uneven = await gains();
    expect(Math.max(...uneven) / Math.min(...uneven)).toBeCloseTo(4, 5);
    await choose('4 × 4');
    for (const gain of await gains()) expect(gain).toBeCloseTo(1, 5);
  });
});
