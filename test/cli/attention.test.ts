import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { range } from 'd3';
import { beforeAll, describe, expect, test } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import type { MeasuredAnswers } from '../../src/analysis/hidden-answers.ts';
import { fingerprint } from '../../src/checkpoint/fingerprint.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { measuredAnswers } from '../../src/cli/answers-file.ts';
import { attentionReport } from '../../src/cli/attention-report.ts';
import { surveyAttention, type AttentionFinding } from '../../src/cli/attention-survey.ts';
import { openNetwork } from '../../src/cli/open-engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { allBlocks } from '../../src/model/blocks.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention, block, hidden } from '../../src/model/sites.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const weights = scratch('net.safetensors');
const { state, config } = loadReference('g2b2c8r4-x2-3ch-7x9');
const names = ['facade', 'zone-plate', 'dead-leaves'] as const;
const pairs = names.map((name) => {
  const hr = drawCard(name, 96);
  return { name, lr: downscale(hr, 2), hr };
});

let found: AttentionFinding;
let counted: string[];
/** PSNR of each picture with some edits, and its trace. */
let run: (picture: number, edits: readonly Edit[]) => Promise<{ rcan: number; trace: Trace }>;
beforeAll(async () => {
  writeFileSync(weights, writeSafetensors(state, 'F32'));
  const network = await openNetwork(weights);
  counted = [];
  const sets = [
    { name: 'two cards', pairs: pairs.slice(0, 2) },
    { name: 'another', pairs: pairs.slice(2) },
  ];
  found = await surveyAttention(network, sets, (name, done, total) =>
    counted.push(`${name} ${done} ${total}`),
  );
  run = async (picture, edits) => {
    const { lr, hr } = pairs[picture]!;
    const { output, trace } = await network.engine.run({ picture: lr, sites: [], edits });
    return { rcan: psnr(restoreColors(output, lr), hr, 2), trace };
  };
  return () => network.engine.dispose();
});

const sOf = ({ records }: Trace) =>
  allBlocks(config).map(({ group, block: b }) => records.get(attention(group, b))!.data);

describe('what a picture loses', () => {
  const lost = async (picture: number, edits: readonly Edit[]) =>
    found.pictures[picture]!.rcan - (await run(picture, edits)).rcan;
  const everywhere = (values: (i: number) => ArrayLike<number>): Edit[] =>
    allBlocks(config).map(({ group, block: b }, i) => ({
      kind: 'transplant',
      site: attention(group, b),
      values: Array.from(values(i)),
    }));

  test('with s = 1 and s = 0.1 is what the network loses with these factors', async () => {
    for (const [value, key] of [
      [1, 'one'],
      [0.1, 'tenth'],
    ] as const) {
      const edits = everywhere(() => range(8).map(() => value));
      expect(await lost(1, edits)).toBeCloseTo(found.pictures[1]![key], 9);
    }
  });

  test('with its mean has the mean of the other pictures, channel by channel', async () => {
    const [a, b] = [sOf((await run(0, [])).trace), sOf((await run(2, [])).trace)];
    const edits = everywhere((i) => Array.from(a[i]!, (s, c) => (s + b[i]![c]!) / 2));
    expect(await lost(1, edits)).toBeCloseTo(found.pictures[1]!.mean, 9);
  });

  test('with s of another has each other picture’s, in their order', async () => {
    const [a, b] = [sOf((await run(0, [])).trace), sOf((await run(2, [])).trace)];
    const { others } = found.pictures[1]!;
    expect(others).toHaveLength(2);
    expect(
      await lost(
        1,
        everywhere((i) => a[i]!),
      ),
    ).toBeCloseTo(others[0]!, 9);
    expect(
      await lost(
        1,
        everywhere((i) => b[i]!),
      ),
    ).toBeCloseTo(others[1]!, 9);
  });

  test('with a gate shut is told of every skip connection', async () => {
    expect(found.gates).toEqual([
      'tail:input',
      'body.0',
      'body.1',
      ...allBlocks(config).map((p) => block(p.group, p.block)),
    ]);
    const { shut } = found.pictures[2]!;
    expect(shut).toHaveLength(7);
    for (const [i, site] of found.gates.entries())
      expect(await lost(2, [{ kind: 'gate', site, value: 0 }])).toBeCloseTo(shut[i]!, 9);
  });
});

test('every run is counted', () => {
  expect(counted[0]).toBe('facade 1 39');
  expect(counted.at(-1)).toBe('dead-leaves 39 39');
});

test('hidden units are counted over the pictures', async () => {
  const runs = await Promise.all(range(3).map((picture) => run(picture, [])));
  for (const { group, block: b, times, widest } of found.answers.blocks) {
    const vectors = runs.map(({ trace }) => trace.records.get(hidden(group, b))!.data);
    expect(times).toEqual([0, 1].map((unit) => vectors.filter((vector) => vector[unit]! > 0).length));
    expect(widest).toBeGreaterThanOrEqual(0);
  }
  expect(found.answers.variance.map(({ group }) => group)).toEqual([0, 1, undefined]);
  for (const { rows, columns, rest } of found.answers.variance)
    expect(rows + columns + rest).toBeCloseTo(1, 9);
});

describe('the page', () => {
  const page = (change: (finding: AttentionFinding) => AttentionFinding): string =>
    attentionReport([change(found)], 48);
  const losing = (one: number, mean: number) =>
    page((finding) => ({
      ...finding,
      pictures: finding.pictures.map((picture) => ({ ...picture, one, mean })),
    }));

  test('says how much of what attention earns is earned anew for every picture', () => {
    const [little, part, most] = [losing(2, 0.02), losing(2, 0.5), losing(2, 1.5)];
    expect(little).toContain('on all little, 0.02 of 2.00 dB (1.0 %);\non two cards little,');
    expect(part).toContain('on another a part, 0.50 of 2.00 dB (25.0 %).');
    expect(most).toContain('on all most, 1.50 of 2.00 dB');
    expect(losing(-1, 0)).toContain('attention earns these weights nothing');
  });

  test('names its sets, and means of each', () => {
    const text = page((finding) => finding);
    expect(text).toContain('two cards (facade, zone-plate);\nanother (dead-leaves).');
    expect(text).toContain('**mean, two cards**');
  });

  test('counts units that never answer, and blocks that never change', () => {
    const text = page((finding) => ({
      ...finding,
      answers: {
        ...finding.answers,
        blocks: finding.answers.blocks.map((one, i) => ({
          ...one,
          times: i === 0 ? [0, 0] : [1, 3],
          widest: i === 0 ? 5e-7 : 0.25,
        })),
      },
    }));
    expect(text).toContain(
      'Of 8 hidden units, 2 are above zero on none of the 3 pictures, 3 on all, and 3 switch.',
    );
    expect(text).toMatch(/\| `body\.0\.body\.0` +\| 0, 0 +\| 0 +\|/);
    expect(text).toContain('s never changes in 1 of\n4 blocks');
  });

  test('says which gate costs most, and which none', () => {
    const text = page((finding) => ({
      ...finding,
      pictures: finding.pictures.map((picture) => ({ ...picture, shut: [20, 5, 4, -1, 1, 1, 1] })),
    }));
    expect(text).toContain('the long skip connection 20.00, a group’s 4.50, a block’s 0.50.');
    expect(text).toContain('Dearest is `tail:input` with 20.00 dB, cheapest `body.0.body.0` with −1.00 dB');
    expect(text).toContain('Shut without loss on every picture: `body.0.body.0`.');
  });
});

test('what figures read holds the counts by block, and the fingerprint of the weights', () => {
  const measured = measuredAnswers(found);
  expect(measured.fingerprint).toBe(fingerprint(readFileSync(weights)));
  expect(measured.pictures).toEqual(names);
  expect(Object.keys(measured.above)).toEqual(found.gates.slice(3));
  expect(measured.above['body.1.body.0']).toEqual(found.answers.blocks[2]!.times);
});

test.each([2, 3, 4])(
  'that of the project’s ×%i network is of its file; else `npm run attention` makes it',
  (scale) => {
    const folder = new URL('../../weights/', import.meta.url);
    const bytes = readFileSync(new URL(`rcan-x${scale}.safetensors`, folder));
    const text = readFileSync(new URL(`rcan-x${scale}.answers.json`, folder), 'utf8');
    expect((JSON.parse(text) as MeasuredAnswers).fingerprint).toBe(fingerprint(bytes));
  },
);

test('the command prints the numbers of cards and of a folder as JSON and nothing else', async () => {
  const hr = drawCard('facade', 48);
  for (const [kind, picture] of [
    ['hr', hr],
    ['lr', downscale(hr, 2)],
  ] as const) {
    const file = join(scratch('set'), 'x2', kind, 'house.png');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, encodePng(picture));
  }
  const options = ['--cards', 'facade', '--set', scratch('set'), '--weights', weights, '--json'];
  const { code, stdout, stderr } = await runCli('attention', ...options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^×2: 2 pictures, \d+ s\.\n$/) });
  const [one] = JSON.parse(stdout) as [AttentionFinding];
  expect(one.pictures.map(({ name, set }) => [name, set])).toEqual([
    ['facade', 'test cards'],
    ['house', scratch('set')],
  ]);
});

test('the page is written where it is asked for, and nothing beside the weights then', async () => {
  const page = scratch('attention.md');
  const options = [
    '--cards',
    'facade,zone-plate',
    '--set',
    scratch('set'),
    '--weights',
    weights,
    '--out',
    page,
  ];
  expect(await runCli('attention', ...options)).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(page, 'utf8')).toContain('Made by `npm run attention`; do not edit by hand.');
  expect(existsSync(scratch('net.answers.json'))).toBe(false);
});

test.each([
  ['a card that does not exist', ['--cards', 'moon'], /^There is no test card 'moon'/],
  ['a folder that does not exist', ['--set', scratch('nowhere')], /nowhere\/x2\/hr cannot be read/],
])('%s is named, and no page is written', async (_, options, sentence) => {
  const page = scratch('none.md');
  const { code, stderr } = await runCli('attention', ...options, '--weights', weights, '--out', page);
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
  expect(existsSync(page)).toBe(false);
});
