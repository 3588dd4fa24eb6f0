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
import { differencePlane } from '../../src/analysis/picture-planes.ts';
import type { SpectrumOptions } from '../../src/analysis/power-spectrum.ts';
import { mapSpectra, planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { radialPower, shareAbove } from '../../src/analysis/spectrum-table.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { quantize } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import { plane, type SiteRecord } from '../../src/trace/trace.ts';
import { accessibilityFaults } from './page-checks.ts';
import { openNotebook, runInNode, type NotebookPage, type Opened } from './notebook-page.ts';

// 40 x 36 pixels for the network: neither square nor a power of two.
const picture = drawCard('facade', 80);
const hr = { ...picture, height: 72, data: picture.data.slice(0, 80 * 72 * 3) };
const lr = downscale(hr, 2);
const [g, b, c] = [3, 3, 5];

let opened: Opened;
let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  opened = await openNotebook(`lang=en&theme=light&backend=wasm&site=${sites.attention(g, b)}&channel=${c}`);
  notebook = opened.notebook;
  node = await runInNode(lr, sites.allSites({ groups: 5, blocks: 5, features: 32, reduction: 16, scale: 2, colors: 3 }));
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

/** Waits until a figure shows a number: both run on WebAssembly, whose sums may differ in their order only. */
async function showsNear(shown: () => Promise<string | null>, expected: number): Promise<void> {
  const relative = async () => Math.abs(Number(await shown()) - expected) / Math.abs(expected);
  await expect.poll(relative, { timeout: 20_000 }).toBeLessThan(1e-4);
}

describe('the spectrum of a channel', () => {
  const before = recorded1(() => sites.blockConv2(g, b));
  const after = recorded1(() => sites.channelAttention(g, b));
  const measured = (record: SiteRecord, options?: SpectrumOptions) =>
    planeSpectrum({ height: record.height, width: record.width, data: plane(record, c) }, options);
  const row = (name: string) => notebook.figure(6).locator(`tr[data-curve="${name}"]`);
  const cutoff = () => notebook.figure(6).getByRole('slider', { name: 'Cut-off' }).first();

  function recorded1(site: () => string): () => SiteRecord {
    return () => recorded(site());
  }

  it('before and after attention has the energies and the shares that Node finds, s² apart', async () => {
    await notebook.look(6);
    const [first, second] = [measured(before()), measured(after())];
    await showsNear(() => row('before').getAttribute('data-energy'), first.table.energy[0]!);
    await showsNear(() => row('after').getAttribute('data-energy'), second.table.energy[0]!);
    await showsNear(() => row('after').getAttribute('data-share'), shareAbove(second.table, 0, 0.25));
    const s = recorded(sites.attention(g, b)).data[c]!;
    expect(second.table.energy[0]! / first.table.energy[0]! / (s * s)).toBeCloseTo(1, 5);
  });
});
