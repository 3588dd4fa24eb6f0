import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { parseSetup } from '../../src/cli/training-options.ts';
import { encodePng } from '../../src/image/png.ts';
import { defaultSetup } from '../../src/training/setup.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const pictures = scratch('pictures');
const tiny = '--groups 1 --blocks 1 --features 4 --reduction 2 --batch 2 --patch 8 --threads 1'.split(' ');

beforeAll(() => {
  mkdirSync(pictures);
  for (const name of ['facade', 'zone-plate'] as const) {
    writeFileSync(join(pictures, `${name}.png`), encodePng(drawCard(name, 48)));
  }
});

const train = (out: string, ...more: string[]) =>
  runCli('train', '--pictures', pictures, '--validate', pictures, '--out', out, ...more);

const weightsOf = (path: string) => {
  const { config, state } = readCheckpoint(new Uint8Array(readFileSync(path)).buffer, path);
  return { config, state: new Map([...state].sort()) };
};

test('a training that is interrupted and resumed ends where one without a break does', async () => {
  const [whole, parts] = [scratch('whole.safetensors'), scratch('parts.safetensors')];
  const first = await train(whole, ...tiny, '--steps', '6', '--every', '3', '--json');
  expect(first.code, first.stderr).toBe(0);
  const lines = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.map(({ step }) => step)).toEqual([3, 6]);
  expect(Object.keys(lines[0]!['pictures'] as object)).toEqual(['facade', 'zone-plate']);

  expect((await train(parts, ...tiny, '--steps', '3')).code).toBe(0);
  const resumed = await train(parts, '--resume', '--steps', '6');
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(weightsOf(parts)).toEqual(weightsOf(whole));
  expect(weightsOf(whole).config).toMatchObject({ groups: 1, blocks: 1, features: 4, scale: 2 });
});

test('pictures smaller than a patch are refused before a step, and no file is written', async () => {
  const out = scratch('refused.safetensors');
  const { code, stderr } = await train(out, '--patch', '32');
  expect(code).toBe(2);
  expect(stderr).toContain('facade is 48 x 48 px; patches of 32 px at scale 2 need 64 px on each side.');
  expect(existsSync(out)).toBe(false);
});

test.each([
  [{ rate: 'fast' }, '--rate fast is not possible; give a number.'],
  [{ steps: '' }, '--steps  is not possible; give a number.'],
  [{ without: 'lsc,head' }, '--without head is not possible; give lsc, ssc, shortcut, ca.'],
  [{ loss: 'l3' }, '--loss l3 is not possible; give l1, l2.'],
  [{ colors: '2' }, '--colors 2 is not possible; give 1, 3.'],
])('%o is refused with a sentence', (values, sentence) => {
  expect(() => parseSetup(values, defaultSetup, false)).toThrow(sentence);
});

test('what can be gone on with is not overwritten, and only with its own set-up', async () => {
  const out = scratch('kept.safetensors');
  expect((await train(out, ...tiny, '--steps', '2')).code).toBe(0);
  const again = await train(out, ...tiny, '--steps', '2');
  expect([again.code, again.stderr]).toEqual([
    2,
    expect.stringContaining('holds a training already; give --resume'),
  ]);
  const other = await train(out, '--resume', '--features', '8');
  expect(other.stderr).toContain(
    "--features is the saved training's own with --resume; only --steps can be given.",
  );
  const done = await train(out, '--resume');
  expect(done.stderr).toContain(
    'The saved training has done 2 steps and --steps says 2; give more to go on.',
  );
});
