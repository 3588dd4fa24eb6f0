import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import { plane, type SiteRecord } from '../../src/trace/trace.ts';
import { openNotebook, runInNode, type NotebookPage, type Opened } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

// 40 x 36 pixels for the network: neither square nor powers of two.
const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const lr = downscale(hr, 2);
const config = { groups: 5, blocks: 5, features: 32, reduction: 16, scale: 2, colors: 3 } as const;
const [g, b, c] = [3, 3, 5];

let opened: Opened;
let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  opened = await openNotebook(`lang=en&theme=light&backend=wasm&site=${sites.attention(g, b)}&channel=${c}`);
  notebook = opened.notebook;
  node = await runInNode(lr, sites.allSites(config));
  await notebook.drop('facade.png', encodePng(hr));
  await notebook.figure(1).getByText('facade.png').waitFor({ timeout: 60_000 });
  await notebook.idle();
});
afterAll(() => opened.browser.close());

function recorded(site: string): SiteRecord {
  const record = node.trace.records.get(site);
  if (!record) throw new Error(`Node recorded nothing at ${site}.`);
  return record;
}

const cutoffOf = (figure: number) =>
  notebook.figure(figure).locator('svg').getByRole('slider', { name: 'Cut-off' });

describe('the spectrum of a channel', () => {
  const measured = (site: string, options?: SpectrumOptions) => {
    const record = recorded(site);
    return planeSpectrum({ height: record.height, width: record.width, data: plane(record, c) }, options)
      .table;
  };
  const row = (name: string) => notebook.figure(6).locator(`tr[data-curve="${name}"]`);
  const shows = (name: string, number: 'energy' | 'share', expected: number) =>
    showsNear(() => row(name).getAttribute(`data-${number}`), expected);

  it('before and after attention has the energies and shares that Node finds', async () => {
    await notebook.look(6);
    const [before, after] = [measured(sites.blockConv2(g, b)), measured(sites.channelAttention(g, b))];
    await shows('before', 'energy', before.energy[0]!);
    await shows('after', 'energy', after.energy[0]!);
    await shows('before', 'share', shareAbove(before, 0, 0.25));
    await shows('after', 'share', shareAbove(after, 0, 0.25));
    const s = recorded(sites.attention(g, b)).data[c]!;
    expect(after.energy[0]! / before.energy[0]! / s ** 2, 's squared lies between them').toBeCloseTo(1, 5);
  });

  it('is cut off where the line is dragged to, in all figures', async () => {
    const grip = cutoffOf(6).locator('circle');
    const box = await grip.boundingBox();
    if (!box) throw new Error('The cut-off cannot be seen.');
    const { mouse } = notebook.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + 90, box.y + 10, { steps: 4 });
    await mouse.up();
    const cutoff = Number(await cutoffOf(6).getAttribute('aria-valuenow'));
    expect(cutoff).toBeGreaterThan(0.26);
    await shows('before', 'share', shareAbove(measured(sites.blockConv2(g, b)), 0, cutoff));
    const others = notebook.page.locator('figure input[type="range"][max="0.7"]');
    expect(
      await others.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
    ).toEqual(Array.from({ length: 5 }, () => String(cutoff)));
  });

  it('is cut off by the arrow keys, a hundredth each', async () => {
    await cutoffOf(6).focus();
    await notebook.page.keyboard.press('Home');
    for (let i = 0; i < 2; i++) await notebook.page.keyboard.press('PageUp');
    await notebook.page.keyboard.press('ArrowRight');
    expect(await cutoffOf(6).getAttribute('aria-valuenow')).toBe('0.21');
    await shows('after', 'share', shareAbove(measured(sites.channelAttention(g, b)), 0, 0.21));
  });

  it('is read at the ring that the arrow keys lead to', async () => {
    const field = notebook.figure(6).getByRole('slider', { name: 'Frequency that is read' });
    await field.focus();
    await notebook.page.keyboard.press('ArrowRight');
    const reading = notebook.figure(6).locator('.readout [data-curve="before"]');
    const { frequency, mean } = radialPower(measured(sites.blockConv2(g, b)), 0);
    const ring = frequency.indexOf(Number(await reading.getAttribute('data-frequency')));
    expect(frequency[ring]! - 0.21).toBeLessThan(2 / 36);
    await showsNear(() => reading.getAttribute('data-power'), mean[ring]!);
  });

  it('is read in the picture of the spectrum too', async () => {
    const map = notebook.figure(6).getByRole('button', { name: /^Power spectrum before/ });
    await map.focus();
    for (let i = 0; i < 3; i++) await notebook.page.keyboard.press('ArrowRight');
    const { height, width } = recorded(sites.blockConv2(g, b));
    const { spectrum } = planeSpectrum({ height, width, data: plane(recorded(sites.blockConv2(g, b)), c) });
    await showsNear(
      () => notebook.figure(6).locator('[data-power][data-x]').getAttribute('data-power'),
      spectrum.power[3]!,
    );
  });

  it('is measured anew with another window and the mean kept', async () => {
    const figure = notebook.figure(6);
    await figure.getByRole('radio', { name: 'none', exact: true }).focus();
    await notebook.page.keyboard.press('Space');
    await figure.getByRole('radio', { name: 'kept', exact: true }).check({ force: true });
    const table = measured(sites.blockConv2(g, b), { window: 'none', mean: 'kept' });
    await shows('before', 'energy', table.energy[0]!);
    expect(await figure.locator('.sample').textContent()).toContain('window: none; mean kept; cut-off 0.21');
    await figure.getByRole('radio', { name: 'Hann', exact: true }).check({ force: true });
    await figure.getByRole('radio', { name: 'removed', exact: true }).check({ force: true });
  });

  it('is compared with what the network adds to bicubic, and with a channel that is kept', async () => {
    const figure = notebook.figure(6);
    await figure.getByRole('checkbox', { name: 'SR − bicubic' }).check();
    const run = { lr, bicubic: upscale(lr, 2), sr: quantize(node.output), hr };
    const added = planeSpectrum(picturePlane(run, 'sr-bicubic')).table;
    await shows('sr-bicubic', 'energy', added.energy[0]!);
    await shows('sr-bicubic', 'share', shareAbove(added, 0, 0.21));
    await figure.getByRole('button', { name: `Keep channel ${c}` }).click();
    await shows(`${g}.${b}.${c}`, 'energy', measured(sites.blockConv2(g, b)).energy[0]!);
    await figure.getByRole('button', { name: /^Let go of group 3/ }).click();
    await row(`${g}.${b}.${c}`).waitFor({ state: 'detached' });
  });
});

describe('skip against residual', () => {
  const shares = ({ identity, residual, sum }: SkipConnection, cutoff: number) => {
    const tables = branchSpectra({
      identity: recorded(identity),
      residual: recorded(residual),
      sum: recorded(sum),
    });
    const share = (branch: 'identity' | 'residual' | 'sum') => branchShare(tables[branch], cutoff).ofEnergy;
    return { identity: share('identity'), residual: share('residual'), sum: share('sum') };
  };
  const showsShares = async (skip: SkipConnection, cutoff: number) => {
    const expected = shares(skip, cutoff);
    const row = notebook.figure(7).locator(`tr[data-site="${skip.sum}"]`);
    for (const branch of ['identity', 'residual', 'sum'] as const)
      await showsNear(() => row.getAttribute(`data-${branch}`), expected[branch]);
  };
  const outer = () => [longSkip(config), ...[0, 1, 2, 3, 4].map((group) => groupSkip(config, group))];

  it('shows Node’s shares at every addition, the blocks of the chosen group among them', async () => {
    await notebook.look(7);
    for (const skip of outer()) await showsShares(skip, 0.21);
    for (let block = 0; block < 5; block++) await showsShares(blockSkip(g, block), 0.21);
  });

  it('counts in its sentence what the numbers say, wherever the cut-off stands', async () => {
    const sentence = notebook.figure(7).locator('.verdict');
    for (const [key, cutoff] of [
      ['PageUp', 0.31],
      ['PageDown', 0.21],
    ] as const) {
      await cutoffOf(7).focus();
      await notebook.page.keyboard.press(key);
      const higher = outer().filter((skip) => {
        const { identity, residual } = shares(skip, cutoff);
        return residual > identity;
      });
      await expect.poll(() => sentence.getAttribute('data-higher')).toBe(String(higher.length));
      expect(await sentence.textContent()).toContain(`In ${higher.length} of 6 connections`);
    }
  });

  it('a row that is chosen by keyboard chooses the group, whose blocks are then measured', async () => {
    const figure = notebook.figure(7);
    await figure.getByRole('button', { name: 'Show the curves of group 3', exact: true }).focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'Enter']) await notebook.page.keyboard.press(key);
    await showsShares(blockSkip(1, 4), 0.21);
    await expect.poll(() => new URL(notebook.page.url()).searchParams.get('site')).toBe(sites.group(1));
    expect(await figure.locator('button[aria-pressed="true"]').textContent()).toBe('group 1');
    await figure.getByRole('button', { name: 'Show the curves of long skip' }).click();
    await showsNear(
      () => figure.locator('tr[data-curve="residual"]').getAttribute('data-share'),
      shares(longSkip(config), 0.21).residual,
    );
  });
});

describe('what pooling sees', () => {
  const readout = () => notebook.figure(8).locator('.numbers[data-channel]');
  const changed = (quantity: string, when: 'before' | 'after') =>
    notebook.figure(8).locator(`tr[data-quantity="${quantity}"]`).getAttribute(`data-${when}`);

  it('is the DC term of every channel that the arrow keys lead to', async () => {
    await notebook.look(8);
    const terms = dcTerms(recorded(sites.blockConv2(1, 0)));
    const z = recorded(sites.pooled(1, 0)).data;
    await notebook
      .figure(8)
      .getByRole('slider', { name: /^Channels/ })
      .focus();
    for (const channel of [6, 7]) {
      await notebook.page.keyboard.press('ArrowRight');
      await expect.poll(() => readout().getAttribute('data-channel')).toBe(String(channel));
      await showsNear(() => readout().getAttribute('data-z'), z[channel]!);
      await showsNear(() => readout().getAttribute('data-dc'), terms[channel]!);
    }
  });

  it.each(['shuffle pixels', 'low only', 'high only'])('%s: the map changes, s does not', async (change) => {
    const figure = notebook.figure(8);
    await figure.getByRole('radio', { name: change }).check({ force: true });
    await expect
      .poll(async () => (await changed('share', 'after')) !== (await changed('share', 'before')))
      .toBe(true);
    const s = recorded(sites.attention(1, 0)).data[7]!;
    expect(Number(await changed('s', 'after'))).toBeCloseTo(s, 5);
    expect(Number(await changed('s', 'after'))).toBeCloseTo(Number(await changed('s', 'before')), 12);
  });

  it('add a number: the mean moves, and attention with it', async () => {
    await notebook.figure(8).getByRole('radio', { name: 'add a number' }).check({ force: true });
    const difference = async () =>
      Number(await changed('mean', 'after')) - Number(await changed('mean', 'before'));
    await expect.poll(difference).toBeGreaterThan(1e-3);
    expect(Number(await notebook.figure(8).locator('[data-most]').getAttribute('data-most'))).toBeGreaterThan(
      1e-6,
    );
  });
});

it('the channel that is reached last is the one that is shown, however quickly the keys come', async () => {
  await notebook
    .figure(8)
    .getByRole('slider', { name: /^Channels/ })
    .focus();
  for (let i = 0; i < 12; i++) await notebook.page.keyboard.press('ArrowRight');
  await expect.poll(() => notebook.figure(6).locator('.spectra').getAttribute('data-channel')).toBe('19');
  const { height, width } = recorded(sites.blockConv2(1, 0));
  const data = plane(recorded(sites.blockConv2(1, 0)), 19);
  const share = shareAbove(planeSpectrum({ height, width, data }).table, 0, 0.21);
  for (const [figure, row, name] of [
    [6, 'tr[data-curve="before"]', 'data-share'],
    [8, 'tr[data-quantity="share"]', 'data-before'],
  ] as const)
    await showsNear(() => notebook.figure(figure).locator(row).getAttribute(name), share);
});

it('the smallest picture that is taken has spectra too, with fewer rings', async () => {
  await notebook.drop('tiny.png', encodePng(crop(hr, { x: 30, y: 30, width: 18, height: 16 })));
  await notebook.figure(1).getByText('tiny.png').waitFor({ timeout: 60_000 });
  await notebook.idle();
  for (const number of [6, 7, 8, 9]) {
    const figure = await notebook.look(number);
    expect(await figure.locator('.sample').textContent()).toContain('LR 9 × 8 px');
  }
});

it('a picture that is too small for a spectrum is refused, saying how large it must be, and the figures stay', async () => {
  await notebook.drop('dot.png', encodePng(crop(hr, { x: 30, y: 30, width: 18, height: 14 })));
  await expect
    .poll(() => notebook.notice().textContent(), { timeout: 20_000 })
    .toMatch(/18 × 14.*at least 16 px/);
  for (const number of [6, 7, 8, 9]) {
    const figure = await notebook.look(number);
    expect(await figure.locator('.sample').textContent()).toContain('LR 9 × 8 px');
  }
  expect(notebook.complaints).toEqual([]);
});
