import { range } from 'd3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  blockSkip,
  branchShare,
  branchSpectra,
  groupSkip,
  longSkip,
  type SkipConnection,
} from '../../src/analysis/branch-spectra.ts';
import { dcTerms } from '../../src/analysis/dc-terms.ts';
import { picturePlane } from '../../src/analysis/picture-planes.ts';
import type { SpectrumOptions } from '../../src/analysis/power-spectrum.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { radialPower, shareAbove } from '../../src/analysis/spectrum-table.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import type { CellName } from '../../src/figures/registry.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import { plane } from '../../src/trace/trace.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig as config } from './small-network.ts';

// 40 x 36 pixels for the network: neither square nor powers of two.
const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const lr = downscale(hr, 2);
const [g, b, c] = [1, 1, 5];
/** Unlike what the page begins with. */
const cutoff = 0.21;

let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  node = await runInNode(lr, sites.allSites(config));
});
afterEach(() => expect(notebook.complaints).toEqual([]));

const recorded = (site: string) => recordOf(node, site);

async function open(cells: readonly CellName[], site: string, channel: number): Promise<void> {
  notebook = await NotebookPage.gallery(cells, { query: { site, channel, bar: 1 } });
  await notebook.take('facade.png', encodePng(hr));
}

const cutoffOf = (name: string) =>
  notebook.figure(name).locator('svg').getByRole('slider', { name: 'Cut-off' });

describe('the spectrum of a channel', () => {
  beforeAll(async () => {
    await open(
      ['Spectrum', 'SkipShares', 'PooledSpectrum', 'ChannelAtlas', 'ChannelCost'],
      sites.attention(g, b),
      c,
    );
    await notebook.allDrawn();
  });
  beforeEach(async () => {
    await notebook.look('spectrum');
    await notebook.measure(cutoff, ['Hann', 'removed']);
  });
  afterAll(() => notebook.page.close());

  const figure = () => notebook.figure('spectrum');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await notebook.page.keyboard.press(key);
  };
  const measured = (site: string, options?: SpectrumOptions) => {
    const record = recorded(site);
    return planeSpectrum({ height: record.height, width: record.width, data: plane(record, c) }, options)
      .table;
  };
  const row = (name: string) => figure().locator(`tr[data-curve="${name}"]`);
  const shows = (name: string, number: 'energy' | 'share', expected: number) =>
    showsNear(() => row(name).getAttribute(`data-${number}`), expected);

  it('before and after attention has the energies and shares that Node finds', async () => {
    const [before, after] = [measured(sites.blockConv2(g, b)), measured(sites.channelAttention(g, b))];
    await shows('before', 'energy', before.energy[0]!);
    await shows('after', 'energy', after.energy[0]!);
    await shows('before', 'share', shareAbove(before, 0, cutoff));
    await shows('after', 'share', shareAbove(after, 0, cutoff));
    const s = recorded(sites.attention(g, b)).data[c]!;
    expect(after.energy[0]! / before.energy[0]! / s ** 2, 's squared lies between them').toBeCloseTo(1, 5);
  });

  it('is cut off where the line is dragged to, in all figures', async () => {
    const grip = cutoffOf('spectrum').locator('circle');
    await grip.scrollIntoViewIfNeeded();
    const box = await grip.boundingBox();
    if (!box) throw new Error('The cut-off cannot be seen.');
    const { mouse } = notebook.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + 90, box.y + 10, { steps: 4 });
    await mouse.up();
    const dragged = Number(await cutoffOf('spectrum').getAttribute('aria-valuenow'));
    expect(dragged).toBeGreaterThan(0.26);
    await shows('before', 'share', shareAbove(measured(sites.blockConv2(g, b)), 0, dragged));
    expect(await cutoffOf('shares').getAttribute('aria-valuenow')).toBe(String(dragged));
    expect(await notebook.page.locator('#measure input[type="range"]').inputValue()).toBe(String(dragged));
  });

  it('is cut off by the arrow keys, a hundredth each', async () => {
    await cutoffOf('spectrum').focus();
    await press('Home', 'PageUp', 'PageUp', 'ArrowRight', 'ArrowRight');
    expect(await cutoffOf('spectrum').getAttribute('aria-valuenow')).toBe('0.22');
    await shows('after', 'share', shareAbove(measured(sites.channelAttention(g, b)), 0, 0.22));
  });

  it('is read at the ring that the arrow keys lead to', async () => {
    await figure().getByRole('slider', { name: 'Frequency that is read' }).focus();
    await press('ArrowRight');
    const reading = figure().locator('.readout [data-curve="before"]');
    const { frequency, mean } = radialPower(measured(sites.blockConv2(g, b)), 0);
    const ring = frequency.indexOf(Number(await reading.getAttribute('data-frequency')));
    expect(frequency[ring]! - cutoff).toBeLessThan(2 / 36);
    await showsNear(() => reading.getAttribute('data-power'), mean[ring]!);
  });

  it('is read in the picture of the spectrum too', async () => {
    await figure()
      .getByRole('button', { name: /^Power spectrum before/ })
      .focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    const { height, width } = recorded(sites.blockConv2(g, b));
    const { spectrum } = planeSpectrum({ height, width, data: plane(recorded(sites.blockConv2(g, b)), c) });
    await showsNear(
      () => figure().locator('[data-power][data-x]').getAttribute('data-power'),
      spectrum.power[3]!,
    );
  });

  it('is measured anew with another window and the mean kept', async () => {
    await notebook.measure(cutoff, ['none', 'kept']);
    const table = measured(sites.blockConv2(g, b), { window: 'none', mean: 'kept' });
    await shows('before', 'energy', table.energy[0]!);
    expect(await figure().locator('.sample').textContent()).toContain(
      `window: none; mean kept; cut-off ${cutoff}`,
    );
  });

  it('is compared with what the network adds to bicubic, and with a channel that is kept', async () => {
    await notebook.openSettings('spectrum', 'Lay over it');
    await figure().getByRole('checkbox', { name: 'SR − bicubic' }).check();
    const run = { lr, bicubic: upscale(lr, 2), sr: quantize(node.output), hr };
    const added = planeSpectrum(picturePlane(run, 'sr-bicubic')).table;
    await shows('sr-bicubic', 'energy', added.energy[0]!);
    await shows('sr-bicubic', 'share', shareAbove(added, 0, cutoff));
    await figure()
      .getByRole('button', { name: `Keep channel ${c}` })
      .click();
    await shows(`${g}.${b}.${c}`, 'energy', measured(sites.blockConv2(g, b)).energy[0]!);
    await figure()
      .getByRole('button', { name: new RegExp(`^Let go of group ${g}`) })
      .click();
    await row(`${g}.${b}.${c}`).waitFor({ state: 'detached' });
    await press('Escape');
  });
});

describe('skip against residual', () => {
  const figure = () => notebook.figure('shares');
  const curvesOf = (name: string) =>
    figure().getByRole('button', { name: `Show the curves of ${name}`, exact: true });

  beforeAll(() => open(['SkipShares'], sites.attention(g, b), c));
  beforeEach(async () => {
    await notebook.look('shares');
    await notebook.measure(cutoff);
    await curvesOf(`group ${g}`).click();
  });
  afterAll(() => notebook.page.close());

  const shares = ({ identity, residual, sum }: SkipConnection, from: number) => {
    const tables = branchSpectra({
      identity: recorded(identity),
      residual: recorded(residual),
      sum: recorded(sum),
    });
    const share = (branch: 'identity' | 'residual' | 'sum') => branchShare(tables[branch], from).ofEnergy;
    return { identity: share('identity'), residual: share('residual'), sum: share('sum') };
  };
  const showsShares = async (skip: SkipConnection) => {
    const expected = shares(skip, cutoff);
    const row = figure().locator(`tr[data-site="${skip.sum}"]`);
    for (const branch of ['identity', 'residual', 'sum'] as const)
      await showsNear(() => row.getAttribute(`data-${branch}`), expected[branch]);
  };
  const outer = () => [longSkip(config), ...range(config.groups).map((group) => groupSkip(config, group))];

  it('shows Node’s shares at every addition, the blocks of the chosen group among them', async () => {
    for (const skip of outer()) await showsShares(skip);
    for (const block of range(config.blocks)) await showsShares(blockSkip(g, block));
  });

  it('counts in its sentence what the numbers say, wherever the cut-off stands', async () => {
    const sentence = figure().locator('.verdict');
    for (const [key, from] of [
      ['PageUp', 0.31],
      ['PageDown', cutoff],
    ] as const) {
      await cutoffOf('shares').focus();
      await notebook.page.keyboard.press(key);
      const higher = outer().filter((skip) => {
        const { identity, residual } = shares(skip, from);
        return residual > identity;
      });
      await expect.poll(() => sentence.getAttribute('data-higher')).toBe(String(higher.length));
      expect(await sentence.textContent()).toContain(`In ${higher.length} of ${outer().length} connections`);
    }
  });

  it('a row that is chosen by keyboard chooses the group, whose blocks are then measured', async () => {
    await curvesOf(`group ${g}`).focus();
    for (const key of ['Home', 'ArrowDown', 'Enter']) await notebook.page.keyboard.press(key);
    await showsShares(blockSkip(0, 2));
    await expect.poll(() => notebook.inAddress('site')).toBe(sites.group(0));
    expect(await figure().locator('button[aria-pressed="true"]').textContent()).toBe('group 0');
    await curvesOf('long skip').click();
    await showsNear(
      () => figure().locator('tr[data-curve="residual"]').getAttribute('data-share'),
      shares(longSkip(config), cutoff).residual,
    );
  });
});

describe('what pooling sees', () => {
  const figure = () => notebook.figure('pooling');
  const readout = () => figure().locator('.numbers[data-channel]');
  const channels = () => figure().getByRole('slider', { name: /^Channels/ });
  const changed = (quantity: string, when: 'before' | 'after') =>
    figure().locator(`tr[data-quantity="${quantity}"]`).getAttribute(`data-${when}`);
  const [group, block] = [1, 0];

  beforeAll(async () => {
    await open(['PooledSpectrum', 'Spectrum'], sites.attention(group, block), c);
    await notebook.look('spectrum');
  });
  beforeEach(async () => {
    await notebook.look('pooling');
    await notebook.measure(cutoff);
    await notebook.choose('pooling', 'as recorded');
    await channels().focus();
    await notebook.page.keyboard.press('Home');
  });
  afterAll(() => notebook.page.close());

  it('is the DC term of every channel that the arrow keys lead to', async () => {
    const terms = dcTerms(recorded(sites.blockConv2(group, block)));
    const z = recorded(sites.pooled(group, block)).data;
    for (const channel of [1, 2]) {
      await notebook.page.keyboard.press('ArrowRight');
      await expect.poll(() => readout().getAttribute('data-channel')).toBe(String(channel));
      await showsNear(() => readout().getAttribute('data-z'), z[channel]!);
      await showsNear(() => readout().getAttribute('data-dc'), terms[channel]!);
    }
  });

  it.each(['shuffle pixels', 'low only', 'high only'])('%s: the map changes, s does not', async (change) => {
    await notebook.choose('pooling', change);
    await expect
      .poll(async () => (await changed('share', 'after')) !== (await changed('share', 'before')))
      .toBe(true);
    const s = recorded(sites.attention(group, block)).data[0]!;
    expect(Number(await changed('s', 'after'))).toBeCloseTo(s, 5);
    expect(Number(await changed('s', 'after'))).toBeCloseTo(Number(await changed('s', 'before')), 12);
  });

  it('add a number: the mean moves, and attention with it', async () => {
    await notebook.choose('pooling', 'add a number');
    const difference = async () =>
      Number(await changed('mean', 'after')) - Number(await changed('mean', 'before'));
    await expect.poll(difference).toBeGreaterThan(1e-3);
    expect(Number(await figure().locator('[data-most]').getAttribute('data-most'))).toBeGreaterThan(1e-6);
  });

  it('the channel that is reached last is the one that is shown, however quickly the keys come', async () => {
    for (let i = 0; i < 12; i++) await notebook.page.keyboard.press('ArrowRight');
    const spectra = notebook.figure('spectrum').locator('.spectra');
    await expect.poll(() => spectra.getAttribute('data-channel')).toBe('12');
    const maps = recorded(sites.blockConv2(group, block));
    const { height, width } = maps;
    const data = plane(maps, 12);
    const share = shareAbove(planeSpectrum({ height, width, data }).table, 0, cutoff);
    for (const [name, row, attribute] of [
      ['spectrum', 'tr[data-curve="before"]', 'data-share'],
      ['pooling', 'tr[data-quantity="share"]', 'data-before'],
    ] as const)
      await showsNear(() => notebook.figure(name).locator(row).getAttribute(attribute), share);
  });
});

describe('a small picture', () => {
  const names = ['spectrum', 'shares', 'pooling', 'atlas'];
  const part = (height: number) => encodePng(crop(hr, { x: 30, y: 30, width: 18, height }));

  beforeAll(async () => {
    await open(['Spectrum', 'SkipShares', 'PooledSpectrum', 'ChannelAtlas'], sites.attention(g, b), c);
    await notebook.take('tiny.png', part(16));
  });
  afterAll(() => notebook.page.close());

  it('of the smallest size that is taken has spectra too, with fewer rings', async () => {
    for (const name of names) {
      const figure = await notebook.look(name);
      expect(await figure.locator('.sample').textContent()).toContain('LR 9 × 8 px');
    }
  });

  it('that is too small for a spectrum is refused, saying how large it must be, and the figures stay', async () => {
    await notebook.drop('dot.png', part(14));
    await expect
      .poll(() => notebook.notice().textContent(), { timeout: 20_000 })
      .toMatch(/18 × 14.*at least 16 px/);
    for (const name of names) {
      const figure = await notebook.look(name);
      expect(await figure.locator('.sample').textContent()).toContain('LR 9 × 8 px');
    }
  });
});
