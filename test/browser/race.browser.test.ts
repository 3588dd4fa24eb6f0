import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { published } from '../../src/model/baselines/published/race.ts';
import { systemComplexity } from '../../src/model/baselines/system-complexity.ts';
import { systemNames, type SystemName } from '../../src/model/baselines/systems.ts';
import { runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

const side = 64;
const hr = drawCard('facade', 2 * side);

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.gallery(['Race'], { query: { card: 'facade', scale: 2, bar: 1 } });
  await notebook.look('race');
});
beforeEach(async () => {
  await enlargeBy(2);
  await choose('table');
  await choose('×2');
  await choose(String(side));
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const figure = () => notebook.figure('race');
const choose = (name: string) => notebook.choose('race', name);
const row = (system: SystemName) => figure().locator(`tr[data-system="${system}"]`);
const reaches = (state: string) => figure().locator(`[data-sweep="${state}"]`).waitFor({ timeout: 60_000 });
const start = () => figure().locator('[data-sweep] button').click();
const results = () => figure().locator('tr[data-result]');

/** Lets these systems run and no others. */
async function enter(...systems: readonly SystemName[]): Promise<void> {
  for (const system of systemNames) {
    const box = row(system).getByRole('checkbox');
    if (await box.isEnabled()) await box.setChecked(systems.includes(system));
  }
}

/** Lets these run, and waits until they have. */
async function race(...systems: readonly SystemName[]): Promise<void> {
  await enter(...systems);
  await start();
  await reaches('done');
}

/** The factor of the page's own run, of which the race takes picture and network. */
async function enlargeBy(scale: 2 | 4): Promise<void> {
  const button = notebook.page.getByRole('banner').getByRole('button', { name: `×${scale}`, exact: true });
  if ((await button.getAttribute('aria-pressed')) === 'true') return;
  await button.click();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await notebook.idle();
}

describe('the race', () => {
  it('says before the start what each system costs, as the structure has it', async () => {
    for (const system of ['srcnn-9-5-5', 'vdsr', 'drrn', 'memnet'] as const) {
      const { parameters, multiplyAdds, peakBytes } = systemComplexity(system, 2, side, side);
      const shown = ['parameters', 'multiply-adds', 'peak-bytes'].map((name) =>
        row(system).getAttribute(`data-${name}`),
      );
      expect((await Promise.all(shown)).map(Number)).toEqual([parameters, multiplyAdds, peakBytes]);
      const quoted = published.find((one) => one.system === system)?.set5[2]?.psnr;
      expect(Number(await row(system).locator('[data-quoted]').getAttribute('data-quoted'))).toBe(quoted);
    }
  });

  it('runs two systems at 64 px, and their PSNR is what Node finds', async () => {
    await race('bicubic', 'rcan');
    expect(await results().count()).toBe(2);
    const lr = downscale(hr, 2);
    const { output } = await runInNode(lr, []);
    const measured = (system: SystemName) => row(system).locator('[data-psnr]').getAttribute('data-psnr');
    await showsNear(() => measured('bicubic'), psnr(upscale(lr, 2), hr, 2));
    // A sum in another order may round a sample the other way: 1 of 255 in one of 17,000 samples.
    expect(Number(await measured('rcan'))).toBeCloseTo(psnr(restoreColors(output, lr), hr, 2), 3);
    for (const system of ['bicubic', 'rcan'] as const)
      expect(Number(await row(system).locator('[data-value]').getAttribute('data-value'))).toBeGreaterThan(0);
  });

  it('shows both outputs and their error maps in the same crop, which arrow keys move', async () => {
    await race('bicubic', 'rcan');
    await choose('pictures');
    const crop = () => figure().locator('[data-crop]').getAttribute('data-crop');
    for (const system of ['bicubic', 'rcan'])
      expect(await figure().locator(`[data-output="${system}"] canvas`).count()).toBe(2);
    expect(await crop()).toBe('32,32');
    await figure().getByRole('button', { name: 'Part that is shown' }).focus();
    for (const key of ['ArrowLeft', 'ArrowUp']) await notebook.page.keyboard.press(key);
    expect(await crop()).toBe('24,24');
  });

  it('plots what was measured as filled marks, and what was published as hollow ones', async () => {
    await race('bicubic', 'rcan');
    await choose('score against cost');
    await choose('Set5 ×2');
    const points = (measured: boolean) => figure().locator(`circle[data-measured="${measured}"]`);
    expect(await points(false).count()).toBe(published.length);
    const drrn = figure().locator('circle[data-point="drrn"]');
    expect([await drrn.getAttribute('data-x'), await drrn.getAttribute('data-y')]).toEqual([
      '6796900000000',
      '37.74',
    ]);
    const field = figure().getByRole('slider', { name: 'What a decibel costs' });
    await field.focus();
    await notebook.page.keyboard.press('End');
    expect(await field.getAttribute('aria-valuetext')).toContain('EDSR: 38.11 dB for 9385 G multiply-adds');
    await choose('parameters');
    expect(await drrn.getAttribute('data-x')).toBe('297000');
    // Bicubic interpolation has none.
    expect(await points(false).count()).toBe(published.length - 1);
    await field.focus();
    await notebook.page.keyboard.press('End');
    expect(await field.getAttribute('aria-valuetext')).toContain('EDSR: 38.11 dB for 40.7 M parameters');
    await choose('multiply-adds');
    await choose('this picture');
    expect(await points(false).count()).toBe(0);
    expect(await points(true).count()).toBe(2);
  });

  it('a slow system is cancelled, and the one behind it has its turn', async () => {
    await enter('drrn', 'memnet', 'rcan');
    await start();
    const cancel = (system: string) => figure().getByRole('button', { name: `Cancel ${system}` });
    await cancel('DRRN B1U25').click();
    await expect.poll(() => row('drrn').getAttribute('data-result')).toBe('cancelled');
    await cancel('MemNet M6R6').click();
    await reaches('done');
    expect(await row('memnet').getAttribute('data-result')).toBe('cancelled');
    expect(await row('rcan').getAttribute('data-result')).toBe('finished');
  });

  it('the whole race is cancelled, and the reader’s next run is not kept waiting', async () => {
    await enter('drrn');
    await start();
    await figure().getByRole('button', { name: 'Cancel', exact: true }).click();
    await reaches('cancelled');
    expect(await results().count()).toBe(0);
    await enlargeBy(4);
  });

  it('is at the scale of the page, as long as no other has been chosen', async () => {
    const other = await NotebookPage.gallery(['Race'], { query: { scale: 4 } });
    await other.choose('race', 'table');
    await (await other.look('race')).getByText('Set5 ×4, published').waitFor();
    await other.page.close();
  });

  it('random weights are said to be random, and have no PSNR', async () => {
    await choose('32');
    await race('vdsr');
    expect(await row('vdsr').textContent()).toContain('random weights');
    expect(await row('vdsr').locator('[data-psnr]').count()).toBe(0);
    await choose('pictures');
    const output = figure().locator('[data-output="vdsr"]');
    expect(await output.locator('canvas').count()).toBe(0);
    expect(await output.textContent()).toContain('there is nothing to see');
  });

  it('says before the start at what scale a system cannot run, and at what size its maps do not fit', async () => {
    await choose('×8');
    expect(await row('vdsr').textContent()).toContain('does not enlarge by 8; it does by 2, 3, 4');
    expect(await row('vdsr').getByRole('checkbox').isDisabled()).toBe(true);
    await choose('×4');
    await choose('512');
    const text = await row('memnet').textContent();
    const need = systemComplexity('memnet', 4, 512, 512).peakBytes / 2 ** 30;
    expect(text).toContain(`its maps need ${need.toFixed(1)} GiB, and the engine may use 3.00 GiB`);
    expect(await row('memnet').getByRole('checkbox').isDisabled()).toBe(true);
  });
});
