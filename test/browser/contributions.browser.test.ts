import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { partPlane } from '../../src/analysis/part-plane.ts';
import { scoreSums } from '../../src/analysis/partial-sums.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize, type FloatPixels } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import { blockParts, groupParts, partsWithoutBlocks } from '../../src/model/contribution-parts.ts';
import { withoutPart } from '../../src/model/edits/without-part.ts';
import { stepsOf, type Step } from '../../src/views/contributions/steps.ts';
import { partsInNode, runInNode } from './node-reference.ts';
import { addressOf, NotebookPage, phone, projector } from './notebook-page.ts';
import { accessibilityFaults, showsNear } from './page-checks.ts';
import { smallConfig } from './small-network.ts';

const hr = crop(drawCard('siemens-star', 80), { x: 0, y: 4, width: 80, height: 72 });
const lr = downscale(hr, 2);
const config = smallConfig;
const last = 1 + config.groups * config.blocks;

let notebook: NotebookPage;
let steps: readonly Step[];
let scores: Float64Array;
afterEach(() => expect(notebook.complaints).toEqual([]));

const figure = () => notebook.figure('sum');
const slider = () => figure().getByRole('slider', { name: 'How much of the network is added up' });
const shown = (name: string) => figure().locator('[data-steps]').getAttribute(`data-${name}`);
const tile = (name: string) => figure().locator(`button[data-part="${name}"]`);
const details = () => figure().locator('[data-part-details]');
const sumUpTo = (place: number, without: readonly string[] = []): FloatPixels => {
  const included = steps.slice(0, place + 1).filter(({ name }) => !without.includes(name));
  const { width, height, channels } = steps[0]!.picture;
  const data = new Float32Array(width * height * channels);
  for (const { picture } of included) picture.data.forEach((value, i) => (data[i]! += value));
  return { width, height, channels, data };
};

/** By how much the picture on the screen differs from one, at most, in levels of 0 to 255. */
async function differenceFrom(wanted: FloatPixels): Promise<number> {
  const drawn = await figure()
    .locator('canvas[data-sum]')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from(data);
    });
  const rgb = quantize(wanted).data;
  let most = 0;
  for (let p = 0; p < rgb.length / 3; p++)
    for (let c = 0; c < 3; c++) most = Math.max(most, Math.abs(drawn[4 * p + c]! - rgb[3 * p + c]!));
  return most;
}
/** A sum that lies between two levels may be rounded to either. */
const rounding = 1;

describe('the picture as a sum', () => {
  beforeAll(async () => {
    // Below the notebook's bar, a figure's page has an address that follows it.
    notebook = await NotebookPage.gallery(['Contributions'], { query: { bar: 1 } });
    await notebook.take('star.png', encodePng(hr));
    const parts = [...partsWithoutBlocks, ...groupParts(config), ...blockParts(config)];
    steps = stepsOf(config, await partsInNode(lr, parts))!;
    scores = scoreSums({ parts: steps.map(({ picture }) => picture), lr, reference: hr, scale: 2 });
    await figure().locator(`[data-steps="${steps.length}"][data-score]`).waitFor();
  });
  beforeEach(async () => {
    await slider().press('Home');
    await expect.poll(() => shown('reached')).toBe('0');
  });
  afterAll(() => notebook.page.close());

  it('begins with the long skip connection alone, and ends with the output', async () => {
    expect(await differenceFrom(sumUpTo(0))).toBeLessThanOrEqual(rounding);
    await showsNear(() => shown('score'), scores[0]!);
    await slider().press('End');
    await expect.poll(() => shown('reached')).toBe(String(steps.length - 1));
    const { output } = await runInNode(lr, []);
    expect(await differenceFrom(output)).toBeLessThanOrEqual(rounding);
    await showsNear(() => shown('score'), psnr(quantize(output), hr, 2));
  });

  it('adds one part with each press of an arrow key, and says which', async () => {
    for (let place = 1; place <= 3; place++) {
      await slider().press('ArrowRight');
      expect(await differenceFrom(sumUpTo(place))).toBeLessThanOrEqual(rounding);
      await showsNear(() => shown('score'), scores[place]!);
    }
    expect(await slider().getAttribute('aria-valuetext')).toBe(
      `+ block 1 of group 0: ${scores[3]!.toFixed(1)} dB`,
    );
  });

  it('follows the pointer frame by frame, on the slider and on the curve', async () => {
    const box = (await slider().boundingBox())!;
    const { mouse } = notebook.page;
    await mouse.move(box.x + 15, box.y + box.height / 2);
    await mouse.down();
    const seen = new Set<string | null>();
    for (let i = 1; i <= 12; i++) {
      await mouse.move(box.x + 15 + (i * (box.width - 30)) / 12, box.y + box.height / 2);
      seen.add(await shown('reached'));
    }
    await mouse.up();
    expect(seen.size).toBeGreaterThanOrEqual(steps.length - 1);
    expect(await shown('reached')).toBe(String(steps.length - 1));
    const drawn = figure().locator('svg[data-sum-curve]');
    await drawn.evaluate((curve) => curve.scrollIntoView({ block: 'center' }));
    const curve = (await drawn.boundingBox())!;
    await mouse.move(curve.x + curve.width - 20, curve.y + 60);
    await mouse.down();
    await mouse.move(curve.x + 4, curve.y + 60);
    await mouse.up();
    await expect.poll(() => shown('reached')).toBe('0');
  });

  it('plays from the first part to the last, once', async () => {
    await figure().getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => shown('reached')).toBe(String(steps.length - 1));
    await figure().getByRole('button', { name: 'Play' }).waitFor();
  });

  it('lays bicubic behind a divider', async () => {
    await notebook.choose('sum', 'bicubic');
    const divider = figure().getByRole('slider', {
      name: 'Divider between the sum and the picture beside it',
    });
    await divider.press('Home');
    expect(await divider.getAttribute('aria-valuenow')).toBe('0');
    const beside = figure().locator('.picture canvas').first();
    const [red] = await beside.evaluate((canvas: HTMLCanvasElement) => [
      ...canvas.getContext('2d')!.getImageData(20, 20, 1, 1).data,
    ]);
    expect(red).toBe(upscale(lr, 2).data[3 * (20 * 80 + 20)]);
    await notebook.choose('sum', 'nothing');
    expect(await divider.count()).toBe(0);
  });

  it('measures what each part adds above the end of the small picture’s grid', async () => {
    await tile('body.1.body.0').click();
    const { picture } = steps.find(({ name }) => name === 'body.1.body.0')!;
    const { table } = planeSpectrum(partPlane(picture));
    const numbers = details().locator('[data-rms]');
    await showsNear(() => numbers.getAttribute('data-rms'), Math.sqrt(table.energy[0]!));
    await showsNear(() => numbers.getAttribute('data-high'), shareAbove(table, 0, 0.25));
    await expect.poll(() => notebook.inAddress('site')).toBe('body.1.body.0');
  });

  it('leaves a part out: of the sum at once, of the network when it is run', async () => {
    const name = 'body.0.body.1';
    const place = steps.findIndex((step) => step.name === name);
    await tile(name).click();
    await slider().press('End');
    const whole = scores.at(-1)!;
    const without = scoreSums({
      parts: steps.map(({ picture }) => picture),
      without: [place],
      lr,
      reference: hr,
      scale: 2,
    }).at(-1)!;
    await showsNear(
      () => details().locator('[data-direct-effect]').getAttribute('data-direct-effect'),
      without - whole,
    );

    await details().getByRole('checkbox').check();
    await expect.poll(() => differenceFrom(sumUpTo(steps.length, [name]))).toBeLessThanOrEqual(rounding);
    await showsNear(() => shown('score'), without);

    await details().getByRole('button', { name: 'Run the network without it' }).click();
    const { output } = await runInNode(lr, [], {
      edits: withoutPart(config, { kind: 'block', group: 0, block: 1 })!,
    });
    const total = psnr(quantize(output), hr, 2) - whole;
    await showsNear(() => details().locator('[data-total-effect]').getAttribute('data-total-effect'), total);
    // The run was in the background: no edit has come to stay.
    expect(notebook.inAddress('edits')).toBeNull();
    await figure().getByRole('button', { name: 'Take all parts back in' }).click();
    await showsNear(() => shown('score'), whole);
  });

  it('finds the direct effect of the last block to be its total effect', async () => {
    await tile('body.1.body.2').click();
    const direct = details().locator('[data-direct-effect]');
    await details().getByRole('button', { name: 'Run the network without it' }).click();
    const total = details().locator('[data-total-effect]');
    await total.waitFor();
    expect(Number(await direct.getAttribute('data-direct-effect'))).toBeCloseTo(
      Number(await total.getAttribute('data-total-effect')),
      2,
    );
  });

  it('shows what each channel of a block adds beside its attention, and selects it', async () => {
    await tile('body.1.body.1').click();
    await details()
      .locator('button[data-channel]')
      .nth(config.features - 1)
      .waitFor();
    await details().locator('button[data-channel="5"]').click();
    await expect
      .poll(() => [notebook.inAddress('site'), notebook.inAddress('channel')])
      .toEqual(['body.1.body.1', '5']);
    await details().getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => details().count()).toBe(0);
  });

  it('sets its parts out by what they add', async () => {
    await notebook.choose('sum', 'gain');
    const names = await figure()
      .locator('button[data-part]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['part']));
    const gain = (name: string | undefined) => {
      const i = steps.findIndex((step) => step.name === name);
      return i === 0 ? -Infinity : scores[i]! - scores[i - 1]!;
    };
    const sorted = steps.map(({ name }) => name).sort((a, b) => gain(b) - gain(a));
    expect(names).toEqual(sorted);
    await notebook.choose('sum', 'network');
  });

  it('opens the same view from its link', async () => {
    await slider().press('End');
    await slider().press('ArrowLeft');
    await slider().press('ArrowLeft');
    await tile('body.0.body.2').click();
    await details().getByRole('checkbox').check();
    const view = `sum.upto:${last - 2};sum.part:body.0.body.2;sum.without:body.0.body.2`;
    const missing = () =>
      view.split(';').filter((part) => !notebook.inAddress('figures')?.split(';').includes(part));
    await expect.poll(missing).toEqual([]);
    const other = await NotebookPage.gallery(['Contributions'], { query: { figures: view } });
    const there = other.figure('sum').locator('[data-steps]');
    await expect.poll(() => there.getAttribute('data-steps')).toBe(String(steps.length));
    expect(await there.getAttribute('data-reached')).toBe(String(last - 2));
    await other.figure('sum').locator('[data-part-details="body.0.body.2"]').waitFor();
    expect(await other.figure('sum').getByRole('checkbox').isChecked()).toBe(true);
    expect(other.complaints).toEqual([]);
    await other.page.close();
    await details().getByRole('checkbox').uncheck();
    await details().getByRole('button', { name: 'Close' }).click();
  });

  it('keeps the sum exact where the network is edited', async () => {
    const edited = await NotebookPage.gallery(['Contributions'], { query: { edits: 'gate@body.0=0.5' } });
    await edited.take('star.png', encodePng(hr));
    const edits = [{ kind: 'gate', site: 'body.0', value: 0.5 }] as const;
    const { output } = await runInNode(lr, [], { edits });
    const there = edited.figure('sum').locator('[data-steps]');
    await expect.poll(() => there.getAttribute('data-steps')).toBe(String(steps.length));
    await edited.figure('sum').getByRole('slider').first().press('End');
    await showsNear(() => there.getAttribute('data-score'), psnr(quantize(output), hr, 2));
    expect(edited.complaints).toEqual([]);
    await edited.page.close();
  });

  it('has no serious fault for those who cannot see or not well', async () => {
    await tile('body.0.body.0').click();
    expect(await accessibilityFaults(notebook.page, { only: '#fig-sum' })).toEqual([]);
    await details().getByRole('button', { name: 'Close' }).click();
  });
});

describe('of a small picture whose true one is not known, the curve', () => {
  it('tells the distance to the output, which ends at nothing', async () => {
    notebook = await NotebookPage.gallery(['Contributions'], { query: { role: 'lr' } });
    await notebook.take('small.png', encodePng(lr));
    await expect.poll(() => shown('steps')).toBe(String(steps.length));
    await slider().press('End');
    // Not quite nothing: a value between two levels may be rounded to either.
    await expect.poll(async () => Number(await shown('score'))).toBeLessThan(0.05);
    await slider().press('Home');
    const { output } = await runInNode(lr, []);
    const off = 255 * 10 ** (-psnr(quantize(sumUpTo(0)), quantize(output), 2) / 20);
    await showsNear(() => shown('score'), off);
    await notebook.page.close();
  });
});

describe('the first screen', () => {
  const sizes = [projector, { width: 820, height: 1180 }, phone] as const;

  describe('of a page', () => {
    beforeAll(async () => {
      notebook = await NotebookPage.open('rcan');
      await figure().locator('[data-steps="27"][data-score]').waitFor();
    });
    afterAll(() => notebook.page.close());

    it.each(sizes)('has in its window of $width x $height all that is needed to drag', async (size) => {
      await notebook.page.setViewportSize(size);
      const box = async (selector: string) => (await figure().locator(selector).first().boundingBox())!;
      const endOf = async (selector: string) => {
        const { y, height } = await box(selector);
        return y + height;
      };
      await expect.poll(() => endOf('input[type="range"]')).toBeLessThanOrEqual(size.height);
      const picture = await box('.picture');
      if (size === projector) expect(picture.height).toBeGreaterThanOrEqual(0.6 * size.height);
      const title = (await notebook.page.getByRole('heading', { level: 1 }).boundingBox())!;
      expect(title.y + title.height).toBeLessThanOrEqual(picture.y);
    });
  });

  it('shows the small picture, and says so, until the first run is done', async () => {
    notebook = await NotebookPage.blank();
    let go = (): void => undefined;
    const ready = new Promise<void>((resolve) => (go = resolve));
    await notebook.page.route(/rcan-x2.*\.safetensors/, async (route) => {
      await ready;
      await route.continue();
    });
    await notebook.page.goto(addressOf('rcan'));
    const preview = notebook.figure('sum').locator('[data-preview]');
    await preview.waitFor();
    const image = preview.locator('img');
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(96);
    expect(await preview.textContent()).toContain('the network is on its way');
    const before = (await image.boundingBox())!;
    go();
    await notebook.figure('sum').locator('canvas[data-sum]').waitFor();
    const after = (await notebook.figure('sum').locator('.picture').boundingBox())!;
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs(after[side] - before[side]), side).toBeLessThanOrEqual(1);
    await notebook.page.close();
  });
});
