import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { range } from 'd3';
import { beforeAll, expect, test } from 'vitest';
import { spearman } from '../../src/analysis/correlation.ts';
import { psnr } from '../../src/analysis/metrics.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { partPlane } from '../../src/analysis/part-plane.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import {
  measurePicture,
  type PictureFinding,
  type ScaleFinding,
} from '../../src/cli/contribution-findings.ts';
import { contributionsReport } from '../../src/cli/contributions-report.ts';
import { openNetwork, type OpenedNetwork } from '../../src/cli/open-engine.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { encodePng } from '../../src/image/png.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { allBlocks } from '../../src/model/blocks.ts';
import { attention } from '../../src/model/sites.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const weights = scratch('net.safetensors');
const { state, config } = loadReference('g2b2c8r4-x2-3ch-7x9');
const pairOf = (card: 'facade' | 'zone-plate') => {
  const hr = drawCard(card, 192);
  return { name: card, lr: downscale(hr, 2), hr };
};
const facade = pairOf('facade');

async function withNetwork<T>(use: (network: OpenedNetwork) => Promise<T>): Promise<T> {
  const network = await openNetwork(weights);
  return use(network).finally(() => network.engine.dispose());
}

let found: readonly PictureFinding[];
beforeAll(async () => {
  writeFileSync(weights, writeSafetensors(state, 'F32'));
  found = await withNetwork(async (network) => [
    await measurePicture(network, facade),
    await measurePicture(network, pairOf('zone-plate')),
  ]);
});

const scaleOf = (pictures: readonly PictureFinding[]): ScaleFinding => ({
  network: 'a net',
  scale: 2,
  cutoff: 0.25,
  pictures,
});

test('the last sum is the output, and bicubic is scored on the same pixels', async () => {
  const { steps, bicubic } = found[0]!;
  expect(bicubic).toBe(psnr(upscale(facade.lr, 2), facade.hr, 2));
  const { output } = await withNetwork(({ engine }) => engine.run({ picture: facade.lr, sites: [] }));
  expect(steps.at(-1)!.psnr).toBeCloseTo(psnr(restoreColors(output, facade.lr), facade.hr, 2), 3);
});

test('what is lost in total is what the network loses that runs without the block', async () => {
  const { lr, hr } = facade;
  const channels = range(config.features);
  const edits = [{ kind: 'mute', site: attention(0, 1), channels }] as const;
  const [whole, muted] = await withNetwork(async ({ engine }) =>
    Promise.all([engine.run({ picture: lr, sites: [] }), engine.run({ picture: lr, sites: [], edits })]),
  );
  const [before, after] = [whole, muted].map(({ output }) => psnr(restoreColors(output, lr), hr, 2));
  const step = found[0]!.steps.find(({ name }) => name === 'body.0.body.1')!;
  expect(step.lost!.total).toBe(before! - after!);
  expect(step.lost!.direct).not.toBe(step.lost!.total);
});

test('the last block loses as much in the sum as in the network', () => {
  for (const { steps } of found) {
    const { direct, total } = steps.at(-1)!.lost!;
    expect(direct).toBeCloseTo(total, 3);
  }
  expect(found[0]!.steps.slice(0, 2).map(({ lost }) => lost)).toEqual([undefined, undefined]);
});

test('the share of blocks is ranked against their place', () => {
  for (const { steps, depth } of found) {
    const shares = steps.slice(2).map(({ share }) => share);
    expect(depth.value).toBe(spearman(range(4), shares));
    expect(depth.points).toBe(4);
  }
});

test('attention is ranked against what each channel adds in the middle, with s and without it', async () => {
  const picture = crop(facade.lr, { x: 24, y: 24, width: 48, height: 48 });
  const measured = await withNetwork(async ({ engine }) => {
    const { trace } = await engine.run({ picture, sites: [] });
    const channels = [];
    for (const { group, block } of allBlocks(config)) {
      const factors = trace.records.get(attention(group, block))!.data;
      const parts = range(config.features).map(
        (channel) => ({ kind: 'channel', group, block, channel }) as const,
      );
      for (const [c, part] of (await engine.contributions({ picture, parts })).parts.entries()) {
        const { table } = planeSpectrum(partPlane(part.picture));
        const share = shareAbove(table, 0, 0.25);
        channels.push({ s: factors[c]!, share, high: share * table.energy[0]! });
      }
    }
    return channels;
  });
  const { over, width, height } = found[0]!.channels;
  expect([width, height]).toEqual([48, 48]);
  const s = measured.map((channel) => channel.s);
  const ranked = (of: (channel: (typeof measured)[0]) => number) => spearman(s, measured.map(of));
  expect(over.withFactor.value).toBeCloseTo(
    ranked(({ high }) => high),
    9,
  );
  expect(over.withoutFactor.value).toBeCloseTo(
    ranked((one) => one.high / one.s ** 2),
    9,
  );
  expect(over.share.value).toBeCloseTo(
    ranked(({ share }) => share),
    9,
  );
  expect(over.withoutFactor.points).toBe(32);
});

test('the page says with which parts PSNR falls, and on how many pictures', () => {
  const page = (psnrs: readonly (readonly number[])[]): string => {
    const pictures = found.map((picture, i) => ({
      ...picture,
      bicubic: 20.5,
      steps: picture.steps.map((step, at) => ({ ...step, psnr: psnrs[i]![at]! })),
    }));
    return contributionsReport([scaleOf(pictures)]);
  };
  const rising = [20, 21, 22, 23, 24, 25];
  expect(page([rising, rising])).toContain('every part on 2 of 2 pictures. It falls with: none.');
  const falling = page([
    [20, 21, 22, 21.5, 24, 23],
    [20, 21, 22, 23, 24, 23],
  ]);
  expect(falling).toContain(
    'every part on 0 of 2 pictures. It falls with: `body.0.body.1` (on 1), `body.1.body.1` (on 2).',
  );
  expect(falling).toMatch(/\| facade +\| 20\.50 +\| 20\.00 +\| 21\.00 .*\| 3 of 5 +\| body\.1\.body\.0 +\|/);
  expect(falling).toContain('ahead of bicubic on 0 of 2 pictures, by −0.50 (−0.50 to −0.50) dB');
});

test('the page concludes from where intervals lie', () => {
  const at = (low: number, high: number) => ({ value: (low + high) / 2, low, high, points: 32 });
  const pictures = found.map((picture, i) => ({
    ...picture,
    depth: i === 0 ? at(0.1, 0.3) : at(-0.1, 0.3),
    channels: {
      ...picture.channels,
      over: { withFactor: at(0.1, 0.2), withoutFactor: at(-0.2, 0.1), share: at(-0.2, -0.1) },
    },
  }));
  const page = contributionsReport([scaleOf(pictures)]);
  expect(page).toContain('the interval above 0, on 1 of 2 pictures; it falls on 0;');
  expect(page)
    .toContain(`Of 2 pictures the interval lies with the factor s above 0 on 2, below 0 on 0, around it on 0;
without it above 0 on 0, below 0 on 0, around it on 2;
of the share above 0 on 0, below 0 on 2, around it on 0.`);
});

test('the command measures cards and the pictures of a folder, and prints the numbers alone', async () => {
  const hr = drawCard('zone-plate', 49);
  for (const [kind, picture] of [
    ['hr', hr],
    ['lr', downscale(crop(hr, { x: 0, y: 0, width: 48, height: 48 }), 2)],
  ] as const) {
    const path = scratch(join('set', 'x2', kind, 'plate.png'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, encodePng(picture));
  }
  const options = ['--cards', 'facade', '--set', scratch('set'), '--weights', weights];
  const { code, stdout, stderr } = await runCli('contributions-survey', ...options, '--json');
  expect(code).toBe(0);
  const [measured, ...others] = JSON.parse(stdout) as ScaleFinding[];
  expect(others).toEqual([]);
  expect(measured).toMatchObject({ scale: 2, cutoff: 0.25 });
  expect(measured!.pictures[0]).toEqual(found[0]);
  expect(measured!.pictures[1]).toMatchObject({ name: 'plate', channels: { width: 24, height: 24 } });
  expect(stderr).toBe('×2: facade\n×2: plate\n');
});

test('the page is written where it is asked for', async () => {
  const page = scratch('sum.md');
  const options = ['--cards', 'facade', '--set', scratch('set'), '--weights', weights, '--out', page];
  expect(await runCli('contributions-survey', ...options)).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(page, 'utf8')).toContain('Made by `npm run contributions:survey`;');
});

test('a folder without pictures is named, and no page is written', async () => {
  const page = scratch('none.md');
  const options = ['--set', scratch('nowhere'), '--weights', weights, '--out', page];
  const { code, stderr } = await runCli('contributions-survey', ...options);
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere.x2.hr cannot be read: there is nothing of that name\.\n$/);
  expect(existsSync(page)).toBe(false);
});
