import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { measuringReport } from '../../src/cli/measuring-report.ts';
import { measureSet, type SetFinding } from '../../src/cli/measuring-survey.ts';
import { openNetwork } from '../../src/cli/open-engine.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import { attention } from '../../src/model/sites.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const weights = scratch('net.safetensors');
const frame = { command: 'a command', network: 'a net', scale: 2, side: 96 };
const hr = drawCard('facade', 192);

let found: SetFinding;
beforeAll(async () => {
  writeFileSync(weights, writeSafetensors(loadReference('g2b2c8r4-x2-3ch-7x9').state, 'F32'));
  const { engine, info } = await openNetwork(weights);
  const pictures = new Map([
    ['facade', hr],
    ['zone-plate', drawCard('zone-plate', 192)],
  ]);
  found = await measureSet({ engine, config: info.config }, { name: 'Two cards', pictures }, () => undefined);
  engine.dispose();
});

test('the authors’ ruler is that of the other commands, and a picture that was not treated otherwise has its PSNR', () => {
  const { rulers, degradations, tiles, ensemble } = found.pictures[0]!;
  expect(rulers.authors.bicubic.psnr).toBe(psnr(upscale(downscale(hr, 2), 2), hr, 2));
  for (const value of [degradations.bicubic.rcan, tiles.whole, ensemble.single])
    expect(value).toBe(rulers.authors.rcan.psnr);
});

test('a peak of 1 takes 20 log10(255) dB off every PSNR', () => {
  for (const { rulers } of found.pictures)
    for (const system of ['bicubic', 'rcan'] as const)
      expect(rulers.authors[system].psnr - rulers['peak-1'][system].psnr).toBeCloseTo(
        20 * Math.log10(255),
        9,
      );
});

test('tiles are those of the official chop, and their attention is held against the whole picture’s', async () => {
  const { engine } = await openNetwork(weights);
  const lr = downscale(hr, 2);
  const chop = await engine.run({ picture: lr, sites: [], tiling: 'chop' });
  const whole = await engine.run({ picture: lr, sites: [] });
  const first = await engine.run({ picture: crop(lr, { x: 0, y: 0, width: 58, height: 58 }), sites: [] });
  engine.dispose();
  const { tiles } = found.pictures[0]!;
  expect([tiles.count, tiles.chop]).toEqual([4, psnr(quantize(chop.output), hr, 2)]);
  const [part, all] = [first, whole].map(({ trace }) => trace.records.get(attention(1, 1))!.data);
  const change = Math.max(...part!.map((s, c) => Math.abs(s - all![c]!)));
  expect(tiles.attention.most).toBeGreaterThanOrEqual(change);
  expect(tiles.attention.most).toBeGreaterThan(tiles.attention.mean);
  expect(found.betweenPictures).toBeGreaterThan(0);
});

test('the page says on which pictures the network is ahead from the numbers', () => {
  const page = (lead: readonly [number, number]): string => {
    const pictures = found.pictures.map((picture, i) => ({
      ...picture,
      degradations: { ...picture.degradations, noise: { bicubic: 30, rcan: 30 + lead[i]! } },
    }));
    return measuringReport([{ ...found, pictures }], frame);
  };
  const noise = / noise.*\| (\d of 2) +\|/;
  expect(noise.exec(page([1, 2]))![1]).toBe('2 of 2');
  expect(page([1, 2])).toMatch(/on every picture after: [^;]*noise/);
  expect(page([1, -2])).toMatch(/not on others after: [^;]*noise/);
  expect(page([-1, -2])).toMatch(/on none after: [^.]*noise/);
});

test('of one picture there is no attention between pictures', () => {
  const { betweenPictures: _, ...alone } = { ...found, pictures: found.pictures.slice(0, 1) };
  expect(measuringReport([found], frame)).toContain('between two of these pictures');
  expect(measuringReport([alone], frame)).not.toContain('between two of these pictures');
});

test('the command prints the numbers of cards and of a folder as JSON and nothing else', async () => {
  const folder = scratch('hr');
  mkdirSync(folder);
  // A side is odd, so that it is cropped before it is halved.
  writeFileSync(join(folder, 'house.png'), encodePng(drawCard('facade', 61)));
  const options = ['--cards', 'facade', '--hr', folder, '--weights', weights];
  const { code, stdout } = await runCli('measuring', ...options, '--json');
  expect(code).toBe(0);
  const sets = JSON.parse(stdout) as SetFinding[];
  expect(sets[0]!.pictures).toEqual(found.pictures.slice(0, 1));
  expect(sets.map(({ pictures }) => pictures.map(({ name }) => name))).toEqual([['facade'], ['house']]);
});

test('the page is written where it is asked for, with the command that made it', async () => {
  const page = scratch('measuring.md');
  const options = ['--cards', 'facade', '--weights', weights, '--out', page];
  expect(await runCli('measuring', ...options)).toMatchObject({ code: 0, stdout: '' });
  const text = readFileSync(page, 'utf8');
  expect(text).toContain('Made by `npm run measuring`;');
  expect(text).toContain(found.pictures[0]!.ensemble.ensemble.toFixed(3));
});

test.each([
  ['a card that does not exist', ['--cards', 'moon'], /^There is no test card 'moon'/],
  ['a folder that does not exist', ['--hr', scratch('nowhere')], /nowhere cannot be read: there is nothing/],
])('%s is named, and no page is written', async (_, options, sentence) => {
  const page = scratch('none.md');
  const { code, stderr } = await runCli('measuring', ...options, '--weights', weights, '--out', page);
  expect(code).toBe(2);
  expect(stderr).toMatch(sentence);
  expect(existsSync(page)).toBe(false);
});
