import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { frequencyReport } from '../../src/cli/frequency-report.ts';
import { Survey, surveySites, type Findings } from '../../src/cli/frequency-survey.ts';
import { openNetwork, ownWeights } from '../../src/cli/open-engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();

let both: Findings;
let alone: readonly Findings[];
beforeAll(async () => {
  const { engine, info } = await openNetwork(ownWeights(2), 2);
  const together = new Survey(info.config, 0.25);
  const findings: Findings[] = [];
  for (const card of ['facade', 'zone-plate'] as const) {
    const picture = downscale(drawCard(card, 192), 2);
    const { trace } = await engine.run({ picture, sites: surveySites(info.config) });
    const single = new Survey(info.config, 0.25);
    for (const survey of [together, single]) survey.add(card, trace);
    findings.push(single.findings());
  }
  engine.dispose();
  alone = findings;
  both = together.findings();
});

test('of two cards each share is the mean of both, with the lower and the higher', () => {
  expect(both.pictures).toEqual(['facade', 'zone-plate']);
  expect(both.skips.map(({ group }) => group)).toEqual([undefined, 0, 1, 2, 3, 4]);
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
  expect(both.groups.map(({ group }) => group)).toEqual([0, 1, 2, 3, 4]);
  for (const { pearson, spearman, withinBlocks } of both.groups)
    for (const { value, low, high, points } of [pearson, spearman, withinBlocks.pearson]) {
      expect(points).toBe(5 * 32);
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
});

test('the page draws its conclusions from the numbers', () => {
  const page = (residualHigher: readonly number[]): string => {
    const skips = both.skips.map((skip, i) => ({ ...skip, residualHigher: residualHigher[i]! }));
    return frequencyReport({ ...both, skips }, { network: 'a net', side: 96 });
  };
  expect(page([2, 2, 2, 2, 2, 2])).toContain('holds on these cards at every addition');
  const failing = page([2, 0, 1, 2, 2, 2]);
  expect(failing).toContain('fails on at least one of these cards at 2 of 6 additions');
  expect(failing).toContain('on every card at: the long skip, group 2, group 3, group 4;');
  expect(failing).toContain('on some cards and not on others at: group 1;');
  expect(failing).toContain('on none at: group 0.');
});

test('the command prints these numbers as JSON and nothing else', async () => {
  const { code, stdout } = await runCli('frequency', '--cards', 'zone-plate', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(alone[1]);
});

test('the page is written where it is asked for', async () => {
  const page = scratch('frequency.md');
  const { code, stdout } = await runCli('frequency', '--cards', 'facade', '--out', page);
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
