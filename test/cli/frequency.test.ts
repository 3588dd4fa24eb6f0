import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { ChannelCost } from '../../src/analysis/channel-cost.ts';
import { spearman } from '../../src/analysis/correlation.ts';
import { psnr } from '../../src/analysis/metrics.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { frequencyReport } from '../../src/cli/frequency-report.ts';
import { Survey, surveySites, type Findings } from '../../src/cli/frequency-survey.ts';
import { muteChannels } from '../../src/cli/mute-channels.ts';
import { openNetwork } from '../../src/cli/open-engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import { attention } from '../../src/model/sites.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
/** Small, as every channel of it is muted on every card. */
const weights = scratch('net.safetensors');
const cards = ['facade', 'zone-plate'] as const;

let both: Findings;
let alone: readonly Findings[];
let costs: readonly (readonly (readonly ChannelCost[])[])[];
beforeAll(async () => {
  writeFileSync(weights, writeSafetensors(loadReference('g2b2c8r4-x2-3ch-7x9').state, 'F32'));
  const { engine, info } = await openNetwork(weights);
  const together = new Survey(info.config, 0.25);
  const found = [];
  const muted = [];
  for (const card of cards) {
    const hr = drawCard(card, 192);
    const { trace } = await engine.run({ picture: downscale(hr, 2), sites: surveySites(info.config) });
    const single = new Survey(info.config, 0.25);
    const cost = await muteChannels(engine, info.config, hr, 0.25, () => undefined);
    for (const survey of [together, single]) survey.add(card, trace, cost);
    found.push(single.findings());
    muted.push(cost);
  }
  engine.dispose();
  alone = found;
  costs = muted;
  both = together.findings();
});

test('of two cards each share is the mean of both, with the lower and the higher', () => {
  expect(both.pictures).toEqual(['facade', 'zone-plate']);
  expect(both.skips.map(({ group }) => group)).toEqual([undefined, 0, 1]);
  both.skips.forEach(({ shares, residualHigher, sumHighest }, i) => {
    const [a, b] = alone.map(({ skips }) => skips[i]!) as [Findings['skips'][0], Findings['skips'][0]];
    for (const branch of ['identity', 'residual', 'sum'] as const) {
      const [one, other] = [a.shares[branch].mean, b.shares[branch].mean];
      expect(shares[branch].mean).toBeCloseTo((one + other) / 2, 12);
      expect(shares[branch].least).toBe(Math.min(one, other));
      expect(shares[branch].most).toBe(Math.max(one, other));
    }
    expect(residualHigher).toBe(a.residualHigher + b.residualHigher);
    expect(sumHighest).toBe(a.sumHighest + b.sumHighest);
  });
});

test('a correlation is over the channels of all blocks of a group, and lies in its interval', () => {
  expect(both.groups.map(({ group }) => group)).toEqual([0, 1]);
  for (const { pearson, spearman, withinBlocks } of both.groups)
    for (const { value, low, high, points } of [pearson, spearman, withinBlocks.pearson]) {
      expect(points).toBe(2 * 8);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
});

test('a channel costs what the output loses without it', async () => {
  const [group, block, channel] = [1, 0, 5];
  const hr = drawCard('facade', 192);
  const picture = downscale(hr, 2);
  const { engine } = await openNetwork(weights);
  const edits = [{ kind: 'mute', site: attention(group, block), channels: [channel] }] as const;
  const plain = restoreColors((await engine.run({ picture, sites: [] })).output, picture);
  const muted = restoreColors((await engine.run({ picture, sites: [], edits })).output, picture);
  engine.dispose();
  const cost = costs[0]![2]![channel]!;
  expect(cost.psnr).toBe(psnr(plain, hr, 2) - psnr(muted, hr, 2));
  const high = (sr: Pixels) => {
    const { table } = planeSpectrum({ width: 192, height: 192, data: lumaPlane(sr) });
    return shareAbove(table, 0, 0.25) * table.energy[0]!;
  };
  expect(cost.high).toBeCloseTo(1 - high(muted) / high(plain), 12);
  expect(cost.high).not.toBe(0);
});

test('of two cards each channel’s cost is the mean of both, and is held against attention and share', () => {
  expect(both.channels).toHaveLength(2 * 2 * 8);
  both.channels.forEach(({ group, block, channel, psnr, high }) => {
    const [a, b] = costs.map((blocks) => blocks[2 * group + block]![channel]!);
    expect(psnr).toBeCloseTo((a!.psnr + b!.psnr) / 2, 12);
    expect(high).toBeCloseTo((a!.high + b!.high) / 2, 12);
  });
  expect(both.costs.map(({ group, channels }) => [group, channels])).toEqual([
    [0, 16],
    [1, 16],
    [undefined, 32],
  ]);
  const whole = both.costs.at(-1)!;
  expect(whole.correlations.high.attention.spearman.value).toBeCloseTo(
    spearman(
      both.channels.map(({ attention }) => attention),
      both.channels.map(({ high }) => high),
    ),
    12,
  );
  expect(whole.betterWithout).toBe(both.channels.filter(({ psnr }) => psnr < 0).length);
});

test('the page lists the channels that cost most first, and says where intervals hold 0', () => {
  const page = frequencyReport(both, { network: 'a net', side: 96 });
  const { group, block, channel } = both.channels.toSorted((a, b) => b.psnr - a.psnr)[0]!;
  const first = page.split('The 10 whose muting costs most PSNR:')[1]!.split('\n')[4];
  expect(first).toContain(`group ${group}, block ${block}, channel ${channel}`);
  for (const kind of ['PSNR lost', 'High-frequency energy lost'])
    for (const property of ['attention', 'the high-frequency share'])
      expect(page).toContain(`### ${kind} against ${property}`);
});

test('the page draws its conclusions from the numbers', () => {
  const page = (residualHigher: readonly number[]): string => {
    const skips = both.skips.map((skip, i) => ({ ...skip, residualHigher: residualHigher[i]! }));
    return frequencyReport({ ...both, skips }, { network: 'a net', side: 96 });
  };
  expect(page([2, 2, 2])).toContain('holds on these cards at every addition');
  const failing = page([2, 0, 1]);
  expect(failing).toContain('fails on at least one of these cards at 2 of 3 additions');
  expect(failing).toContain('on every card at: the long skip;');
  expect(failing).toContain('on some cards and not on others at: group 1;');
  expect(failing).toContain('on none at: group 0.');
});

test('the command prints these numbers as JSON and nothing else', async () => {
  const { code, stdout, stderr } = await runCli(
    'frequency',
    '--cards',
    'zone-plate',
    '--weights',
    weights,
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(alone[1]);
  expect(stderr).toMatch(/^32 runs with a muted channel, and what they were measured with: \d+ s\.\n$/);
});

test('the page is written where it is asked for', async () => {
  const page = scratch('frequency.md');
  const { code, stdout } = await runCli(
    'frequency',
    '--cards',
    'facade',
    '--weights',
    weights,
    '--out',
    page,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const { identity } = alone[0]!.skips[0]!.shares;
  expect(readFileSync(page, 'utf8')).toMatch(new RegExp(`the long skip +\\| ${identity.mean.toFixed(3)} `));
});

test('a card that does not exist is named with those that do', async () => {
  const page = scratch('none.md');
  const { code, stderr } = await runCli('frequency', '--cards', 'facade,moon', '--out', page);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^There is no test card 'moon'; there are zone-plate, .*\n\nUsage: npm run frequency/,
  );
  expect(existsSync(page)).toBe(false);
});
