import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { rmsOfPsnr } from '../../src/analysis/partial-sums.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { openNetwork } from '../../src/cli/open-engine.ts';
import { filesOf } from '../../src/cli/part-files.ts';
import { parseLevel, partsAt } from '../../src/cli/part-levels.ts';
import type { SumReport } from '../../src/cli/sum-table.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { FloatPixels } from '../../src/image/pixels.ts';
import { decodePng, encodePng } from '../../src/image/png.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { partName } from '../../src/model/contribution-parts.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const { state, config } = loadReference('g2b2c8r4-x2-3ch-7x9');
const weights = scratch('net.safetensors');
const source = scratch('lr.png');
const truth = scratch('hr.png');
const hr = drawCard('facade', 48);
const lr = downscale(hr, 2);
const side = 48;

let output: FloatPixels;
beforeAll(async () => {
  writeFileSync(weights, writeSafetensors(state, 'F32'));
  writeFileSync(source, encodePng(lr));
  writeFileSync(truth, encodePng(hr));
  const { engine } = await openNetwork(weights);
  output = (await engine.run({ picture: lr, sites: [] })).output;
  engine.dispose();
});

const run = (folder: string, ...options: string[]) =>
  runCli('contributions', source, folder, '--scale', '2', '--weights', weights, ...options);

const pictureAt = (...path: string[]) => decodePng(readFileSync(join(...path)), path.join('/'));

/** The arrays of an .npz by name, behind their headers. */
function arraysAt(path: string): Map<string, { header: string; data: Float32Array }> {
  const files = Object.entries(unzipSync(readFileSync(path)));
  return new Map(
    files.map(([name, file]) => {
      const begin = 10 + file[8]! + 256 * file[9]!;
      const header = new TextDecoder('latin1').decode(file.subarray(10, begin));
      return [name.replace(/\.npy$/, ''), { header, data: new Float32Array(file.slice(begin).buffer) }];
    }),
  );
}

const blocks = ['body.0.body.0', 'body.0.body.1', 'body.1.body.0', 'body.1.body.1'];

test('the parts that are written add up to the output, and each sum is scored against the truth', async () => {
  const folder = scratch('blocks');
  const npz = join(folder, 'parts.npz');
  const { code, stdout } = await run(folder, '--hr', truth, '--npz', npz, '--json');
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as SumReport;
  const names = ['long_skip', 'first_features', ...blocks];
  expect(report.parts.map(({ name }) => name)).toEqual(names);

  const arrays = arraysAt(npz);
  expect([...arrays.keys()]).toEqual([...names, 'output']);
  for (const { header } of arrays.values()) expect(header).toContain(`'shape': (3, ${side}, ${side}), }`);
  const sums = output.data.map((_, i) => names.reduce((sum, name) => sum + arrays.get(name)!.data[i]!, 0));
  const planar = output.data.map((_, i) => output.data[(i % side ** 2) * 3 + Math.floor(i / side ** 2)]!);
  expect(arrays.get('output')!.data).toEqual(planar);
  const largest = Math.max(...names.flatMap((name) => [...arrays.get(name)!.data].map(Math.abs)));
  expect(Math.max(...sums.map((sum, i) => Math.abs(sum - planar[i]!)))).toBeLessThan(5e-6 * largest);

  const whole = restoreColors(output, lr);
  expect(report).toMatchObject({ cutoff: 0.25, against: 'truth', bicubic: psnr(upscale(lr, 2), hr, 2) });
  expect(report.parts.at(-1)!.score).toBeCloseTo(psnr(whole, hr, 2), 2);
  for (const { sum, score } of report.parts)
    expect(psnr(pictureAt(folder, sum), hr, 2)).toBeCloseTo(score, 9);
  const [first, , third] = report.parts;
  expect(pictureAt(folder, first!.part)).toEqual(pictureAt(folder, first!.sum));
  const amplified = arrays.get(third!.name)!.data.map((value) => 128 + report.factor * value);
  const drawn = pictureAt(folder, third!.part).data;
  expect([...drawn.subarray(0, 3)]).toEqual(
    [0, 1, 2].map((c) => Uint8ClampedArray.of(amplified[c * side ** 2]!)[0]),
  );
  expect(readdirSync(folder)).toHaveLength(2 * names.length + 1);
});

test('without a true picture the table says how far each sum is from the output', async () => {
  const folder = scratch('groups');
  const { code, stdout } = await run(folder, '--level', 'group');
  expect(code).toBe(0);
  const rows = stdout.split('\n').filter((line) => line.startsWith('| '));
  expect(rows.map((row) => row.split('|')[1]!.trim())).toEqual([
    'part',
    '--------------',
    'long_skip',
    'first_features',
    'body.0',
    'body.1',
  ]);
  expect(rows[0]).toContain('from the output, levels');
  expect(rows.at(-1)).toMatch(/ 0\.00 +\|$/);
  const distance = rmsOfPsnr(
    psnr(pictureAt(folder, 'sum-01-first_features.png'), restoreColors(output, lr), 2),
  );
  expect(rows[3]).toContain(distance.toFixed(2));
  expect(stdout).toMatch(/amplified ×[\d.]+ about grey 128/);
});

test('a block is taken apart into its channels, and what is around it stays whole', async () => {
  const npz = scratch('channels.npz');
  const { code, stdout } = await run(
    scratch('channels'),
    '--level',
    'channel',
    '--block',
    '1.0',
    '--npz',
    npz,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('| body.1.body.0:7 ');
  expect(existsSync(join(scratch('channels'), 'part-10-body.1.body.0-7.png'))).toBe(true);
  const arrays = arraysAt(npz);
  const channels = Array.from({ length: config.features }, (_, c) => `body.1.body.0:${c}`);
  const names = ['long_skip', 'first_features', 'body.0', ...channels, 'body.1.body.1'];
  expect([...arrays.keys()]).toEqual([...names, 'output']);
  const { data } = arrays.get('output')!;
  const off = data.map(
    (value, i) => value - names.reduce((sum, name) => sum + arrays.get(name)!.data[i]!, 0),
  );
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(5e-6 * Math.max(...data));
});

test('files are numbered as their parts are added, with as many digits as the last one needs', () => {
  const names = Array.from({ length: 101 }, (_, i) => `body.0.body.${i}`);
  expect(filesOf(names)[7]).toEqual({ part: 'part-007-body.0.body.7.png', sum: 'sum-007-body.0.body.7.png' });
});

test('blocks are the level when none is named', () => {
  expect(partsAt(config, parseLevel(undefined, undefined)).slice(3).map(partName)).toEqual(blocks);
});

test.each([
  [['pixel', undefined], '--level pixel is not possible; give group, block or channel.'],
  [['channel', undefined], '--level channel needs the option --block; give group.block from 0, such as 4.0.'],
  [['channel', '4'], '--block 4 is no block; give group.block from 0, such as 4.0.'],
  [['group', '4.0'], '--block has no effect without --level channel, which takes that block apart.'],
] as const)('%j is refused in one sentence', ([level, block], sentence) => {
  expect(() => parseLevel(level, block)).toThrow(sentence);
});

test('a block that the network does not have is named, with those that it has', () => {
  expect(() => partsAt(config, parseLevel('channel', '1.2'))).toThrow(
    "This network of 2 groups x 2 blocks x 8 channels adds no part 'body.1.body.2'.",
  );
});

test.each([
  [
    'a true picture of another size',
    () => ['--hr', source],
    /lr\.png: the LR picture is 24 x 24 px, but its HR/,
  ],
  [
    'a folder that does not exist',
    () => ['--npz', scratch('nowhere/x.npz')],
    /the folder .*nowhere does not exist/,
  ],
] as const)('%s is named, and no picture is written', async (_, options, sentence) => {
  const folder = scratch('none');
  const { code, stdout, stderr } = await run(folder, ...options());
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

test('a file where the folder is to be is named', async () => {
  const { code, stderr } = await run(source);
  expect(code).toBe(2);
  expect(stderr).toBe(`${source} cannot be written: it is a file, not a folder.\n`);
});

test('no picture takes the place of the one that is read', async () => {
  const folder = scratch('taken');
  mkdirSync(folder);
  const taken = join(folder, 'sum-00-long_skip.png');
  writeFileSync(taken, encodePng(lr));
  const { code, stderr } = await runCli('contributions', taken, folder, '--scale', '2', '--weights', weights);
  expect(code).toBe(2);
  expect(stderr).toBe(`${taken} is what is read; name another file for the result.\n`);
  expect(readdirSync(folder)).toEqual(['sum-00-long_skip.png']);
});
