import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { evaluate, fromFiles, partners, type Evaluation } from '../../src/cli/evaluation.ts';
import { picturesIn } from '../../src/cli/files.ts';
import { openEngine, ownWeights } from '../../src/cli/open-engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { modcrop } from '../../src/image/crop.ts';
import { interpolate } from '../../src/image/interpolation.ts';
import { randomState } from '../../src/model/baselines/random-state.ts';
import { structureOf } from '../../src/model/baselines/systems.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { decodePng, encodePng } from '../../src/image/png.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { describeWithShared, sharedPath } from '../shared.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const weights = scratch('net.safetensors');
writeFileSync(weights, writeSafetensors(reference.state, 'F32'));

/** A folder of PNG files. */
function folderOf(name: string, pictures: Readonly<Record<string, Pixels>>): string {
  const folder = scratch(name);
  mkdirSync(folder);
  for (const [file, picture] of Object.entries(pictures)) {
    writeFileSync(join(folder, `${file}.png`), encodePng(picture));
  }
  return folder;
}

/** Its sides are odd, so that it must be cropped before it is halved. */
const card = drawCard('facade', 41);
const hr = folderOf('hr', { house: card });

test('upscale writes what PyTorch computes, rounded to 8 bits', async () => {
  const [, , height = 0, width = 0] = reference.input.shape;
  const planes = (data: Float32Array, size: number) =>
    Uint8ClampedArray.from({ length: 3 * size }, (_, i) => data[(i % 3) * size + Math.floor(i / 3)]!);
  const input = planes(reference.input.data, width * height);
  writeFileSync(scratch('in.png'), encodePng({ width, height, channels: 3, data: input }));
  const { code, stdout } = await runCli(
    'upscale',
    ...[scratch('in.png'), scratch('out.png'), '--scale', '2', '--weights', weights],
  );
  expect([code, stdout]).toEqual([0, '']);
  const out = decodePng(readFileSync(scratch('out.png')), 'out.png');
  expect([out.width, out.height, out.channels]).toEqual([2 * width, 2 * height, 3]);
  const expected = planes(reference.sites.get('add_mean')!.data, 4 * width * height);
  out.data.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1));
});

test('upscale takes the tiles that it is told to, and says so', async () => {
  writeFileSync(scratch('large.png'), encodePng(drawCard('dead-leaves', 140)));
  const upscaled = async (tiling: string) => {
    const target = scratch(`large-${tiling}.png`);
    const { stderr } = await runCli(
      'upscale',
      ...[scratch('large.png'), target, '--scale', '2', '--weights', weights, '--tiling', tiling],
    );
    return { stderr, data: decodePng(readFileSync(target), target).data };
  };
  const [exact, chop] = await Promise.all([upscaled('exact'), upscaled('chop')]);
  expect(exact.stderr).toContain('in 4 tiles, attention pooled over all of them');
  expect(chop.stderr).toContain('in 4 tiles of the official chop, an attention each');
  expect(exact.data).toHaveLength(chop.data.length);
  expect(exact.data).not.toEqual(chop.data);
});

test('the three ways to evaluate agree: HR degraded here, given LR files, and files upscaled before', async () => {
  const cropped = folderOf('lr', { house: downscale(modcrop(card, 2), 2) });
  mkdirSync(scratch('sr'));
  await runCli(
    'upscale',
    ...[join(cropped, 'house.png'), join(scratch('sr'), 'house.png'), '--scale', '2', '--weights', weights],
  );
  const common = ['--hr', hr, '--scale', '2', '--json'];
  const outcomes = await Promise.all([
    runCli('evaluate', ...common, '--weights', weights),
    runCli('evaluate', ...common, '--weights', weights, '--lr', cropped),
    runCli('evaluate', ...common, '--sr', scratch('sr')),
  ]);
  const [a, b, c] = outcomes.map(({ stdout }) => JSON.parse(stdout) as Evaluation);
  expect(a!.images.map(({ name }) => name)).toEqual(['house']);
  expect(a!.mean.psnr).toBeGreaterThan(1);
  expect(b).toEqual(a);
  expect(c).toEqual(a);
  expect(outcomes[0]!.stderr).toContain('house');
});

describe('another system', () => {
  const evaluated = (...args: string[]) => runCli('evaluate', '--hr', hr, '--scale', '2', '--json', ...args);

  test('is scored as the same pictures enlarged before are', async () => {
    const lr = downscale(modcrop(card, 2), 2);
    const sr = folderOf('lanczos', { house: interpolate(lr, 'lanczos', 2) });
    const [here, before] = await Promise.all([evaluated('--model', 'lanczos'), evaluated('--sr', sr)]);
    expect(here.code).toBe(0);
    expect(JSON.parse(here.stdout)).toEqual(JSON.parse(before.stdout));
  });

  test('takes its weights from a file', async () => {
    const state = new Map(randomState(structureOf('vdsr')));
    const last = state.get('conv20.weight')!;
    state.set('conv20.weight', { ...last, data: new Float32Array(last.data.length) });
    writeFileSync(scratch('vdsr.safetensors'), writeSafetensors(state, 'F32'));
    const [vdsr, bicubic] = await Promise.all([
      evaluated('--model', 'vdsr', '--weights', scratch('vdsr.safetensors')),
      evaluated('--model', 'bicubic'),
    ]);
    // Without a residual VDSR is the bicubic enlargement.
    expect(vdsr).toEqual(bicubic);
    expect(vdsr.code).toBe(0);
  });

  test.each([
    ['is not known', ['--model', 'srgan'], /--model srgan is not possible; give srcnn or one of nearest/],
    ['does not have the scale', ['--model', 'memnet', '--scale', '8'], /MemNet M6R6 does not enlarge by 8/],
    ['has no weights here', ['--model', 'drrn'], /No weights of DRRN B1U25 for scale 2.*--weights/],
    ['has no weights at all', ['--model', 'bicubic', '--weights', weights], /--weights has no effect/],
    ['does not go through in tiles', ['--model', 'vdsr', '--tiling', 'exact'], /--tiling has no effect/],
    ['is asked of finished files', ['--model', 'bicubic', '--sr', hr], /--model has no effect with --sr/],
  ])('that %s is refused in a sentence', async (_, args, sentence) => {
    const { code, stdout, stderr } = await evaluated(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describeWithShared('the official output files', () => {
  test('get the mean of the official table, and nothing but JSON is printed', async () => {
    const set5 = (folder: string): string => sharedPath('data', 'set5', 'x4', folder);
    const { code, stdout } = await runCli(
      'evaluate',
      ...['--hr', set5('hr'), '--sr', set5('rcan'), '--scale', '4', '--json'],
    );
    expect(code).toBe(0);
    const { images, mean } = JSON.parse(stdout) as Evaluation;
    const rows = readFileSync(sharedPath('data', 'set5', 'official-psnr-ssim.tsv'), 'utf8').split('\n');
    const official = rows.filter((row) => row.startsWith('RCAN\t4\t')).map((row) => row.split('\t'));
    expect(images.map(({ name }) => name)).toEqual(official.map(([, , name]) => name));
    const psnr = official.reduce((sum, row) => sum + Number(row[3]), 0) / official.length;
    expect(Math.abs(mean.psnr - psnr)).toBeLessThan(0.001);
  });
});

test.each([
  ['an LR picture has the wrong size', ['--lr', folderOf('big', { house: card })], /house.*41 x 41.*20 x 20/],
  ['an option is unknown', ['--scales', '2'], /--scales[^]*Usage/],
])('when %s, the command says so in a sentence and fails with code 2', async (_, args, sentence) => {
  const { code, stdout, stderr } = await runCli(
    'evaluate',
    ...['--hr', hr, '--scale', '2', '--weights', weights, ...args],
  );
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('an engine is not opened with a checkpoint of another scale', async () => {
  await expect(openEngine(weights, 3)).rejects.toThrow(/enlarges by 2, not by 3; give --scale 2/);
});

test('nor with a checkpoint that is not there', async () => {
  await expect(openEngine(scratch('none.pt'), 2)).rejects.toThrow(
    /none\.pt cannot be read: there is nothing/,
  );
  expect(() => ownWeights(8)).toThrow(/scale 8.*--weights/);
});

test('all HR pictures without a partner are named', async () => {
  const hrFiles = await picturesIn(folderOf('hr3', { a: card, b: card, house: card }));
  await expect(partners(hrFiles, hr)).rejects.toThrow(/no picture for a, b;/);
});

test('an SR picture of the wrong size is named with both sizes', async () => {
  const sr = await picturesIn(folderOf('small', { house: drawCard('facade', 30) }));
  const scoring = evaluate(await picturesIn(hr), 2, fromFiles(sr), () => undefined);
  await expect(scoring).rejects.toThrow(/^house: .*30 x 30.*40 x 40/);
});
