import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { encodeNpy } from '../../src/cli/npz.ts';
import { encodePng } from '../../src/image/png.ts';
import { serializeEdits } from '../../src/model/edits/serialize-edits.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { pattern, pictureOf } from '../engine/fixture.ts';
import { loadEdited } from '../fixtures/edit-files.ts';
import { loadGradients } from '../fixtures/load-gradients.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const reference = loadReference('g2b2c8r4-x2-3ch-7x9');

/** The reference's network and picture as files: what `npm run trace` takes. */
function writeInput(): { weights: string; picture: string } {
  const weights = scratch('net.safetensors');
  const picture = scratch('lr.png');
  writeFileSync(weights, writeSafetensors(reference.state, 'F32'));
  const [, channels = 0, height = 0, width = 0] = reference.input.shape;
  const data = new Uint8ClampedArray(channels * height * width);
  reference.input.data.forEach((value, i) => {
    const plane = height * width;
    data[(i % plane) * channels + Math.floor(i / plane)] = value;
  });
  writeFileSync(picture, encodePng({ width, height, channels: 3, data }));
  return { weights, picture };
}

test('sites are written as NCHW arrays under their names, with the values of PyTorch', async () => {
  const { weights, picture } = writeInput();
  const sites = ['body.0', 'body.1.body.0.body.3.conv_du', 'body.1:input', 'tail.0.0', 'add_mean'];
  const target = scratch('trace.npz');
  const { code, stdout } = await runCli(
    'trace',
    picture,
    target,
    '--weights',
    weights,
    '--sites',
    sites.join(),
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const files = unzipSync(readFileSync(target));
  expect(Object.keys(files)).toEqual(sites.map((site) => `${site}.npy`));
  for (const site of sites) {
    const wanted = reference.sites.get(site)!;
    const file = files[`${site}.npy`]!;
    const begin = encodeNpy({ shape: wanted.shape, data: new Float32Array() }).length;
    const header = new TextDecoder('latin1').decode(file.subarray(0, begin));
    expect(header).toContain(`'shape': (${wanted.shape.join(', ')}), }`);
    expect(relativeError(new Float32Array(file.slice(begin).buffer), wanted.data), site).toBeLessThan(1e-4);
  }
});

/** The arrays of a file that the command wrote, the shape of each checked against what PyTorch has. */
function expectArrays(path: string, wanted: ReadonlyMap<string, Parameter>): void {
  const files = unzipSync(readFileSync(path));
  expect(Object.keys(files).sort()).toEqual([...wanted.keys()].map((name) => `${name}.npy`).sort());
  for (const [name, { shape, data }] of wanted) {
    const file = files[`${name}.npy`]!;
    const begin = encodeNpy({ shape, data: new Float32Array() }).length;
    const header = new TextDecoder('latin1').decode(file.subarray(0, begin));
    expect(header).toContain(`'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`);
    expect(relativeError(new Float32Array(file.slice(begin).buffer), data), name).toBeLessThan(1e-4);
  }
}

/** A network with a picture, its true picture and edits as files, and the arguments that name them. */
function writePair(name: 'none' | 'all') {
  const file = 'g2b2c4r2-x2-3ch-5x6';
  const edited = loadEdited(file);
  const gradients = loadGradients(`edited-${name}-${file}`);
  const [weights, lr, hr, edits] = ['pair.safetensors', 'pair-lr.png', 'pair-hr.png', 'edits.json'].map(
    scratch,
  );
  writeFileSync(weights!, writeSafetensors(edited.state, 'F32'));
  writeFileSync(lr!, encodePng(pictureOf({ ...edited, input: gradients.input })));
  writeFileSync(hr!, encodePng(pictureOf({ ...edited, input: gradients.target })));
  const found = edited.cases.find((one) => one.name === name);
  writeFileSync(edits!, serializeEdits(found?.edits ?? []));
  return { lr: lr!, hr: hr!, weights: weights!, edits: edits!, edited, gradients };
}

test('with a true picture the gradients of PyTorch are written by parameter, and that of the input', async () => {
  const { lr, hr, weights, gradients } = writePair('none');
  const target = scratch('gradients.npz');
  const { code, stdout, stderr } = await runCli('trace', lr, target, '--weights', weights, '--gradients', hr);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const [, loss] = /^L1 loss {2}(\S+)$/m.exec(stderr) ?? [];
  expect(Number(loss) / gradients.losses[0]!).toBeCloseTo(1, 5);
  expectArrays(target, gradients.gradients);
});

test('edits hold for gradients and sites, which are written into one file', async () => {
  const { lr, hr, weights, edits, edited, gradients } = writePair('all');
  const target = scratch('both.npz');
  const site = 'body.0.body.0.body.3.conv_du';
  const { code } = await runCli(
    'trace',
    ...[lr, target, '--weights', weights, '--gradients', hr, '--edits', edits, '--sites', site],
  );
  expect(code).toBe(0);
  const { changed } = edited.cases.find(({ name }) => name === 'all')!;
  expectArrays(target, new Map([...gradients.gradients, [site, changed.get(site)!]]));
});

test.each([
  [
    'of another size',
    'other.png',
    /other\.png: the LR picture is 6 x 5 px, but .* of 12 x 13 px .* needs 6 x 6/,
  ],
  ['absent', 'absent.png', /absent\.png cannot be read/],
  ['no picture', 'pair.safetensors', /pair\.safetensors/],
])(
  'a true picture that is %s is refused in one sentence, and nothing is written',
  async (_, name, sentence) => {
    const { lr, weights } = writePair('none');
    writeFileSync(scratch('other.png'), encodePng(pattern(12, 13, 3)));
    const target = scratch('none.npz');
    const result = await runCli('trace', lr, target, '--weights', weights, '--gradients', scratch(name));
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(target)).toBe(false);
  },
);

test('a picture whose gradients do not fit into memory is refused with a size that does', async () => {
  const [lr, hr] = [scratch('large.png'), scratch('large-hr.png')];
  writeFileSync(lr, encodePng(pattern(1000, 1000, 3)));
  writeFileSync(hr, encodePng(pattern(2000, 2000, 3)));
  const result = await runCli('trace', lr, scratch('none.npz'), '--scale', '2', '--gradients', hr);
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toMatch(
    /1000 x 1000 pixels needs about \d+ MiB.*Crop it to about \d+ x \d+ pixels\.$/m,
  );
});

test('a site that the network does not have is named with its nearest, and nothing is written', async () => {
  const { weights, picture } = writeInput();
  const target = scratch('nothing.npz');
  const result = await runCli('trace', picture, target, '--weights', weights, '--sites', 'body.0,tail.0.9');
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toMatch(/no site 'tail\.0\.9'\. Nearest are tail\.0\.0, tail\.0\.1;/);
  expect(existsSync(target)).toBe(false);
});

test('without sites the usage is shown', async () => {
  const lr = fileURLToPath(new URL('absent.png', import.meta.url));
  const { code, stderr } = await runCli('trace', lr, scratch('x.npz'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The option --sites is missing.*\n\nUsage: npm run trace/);
});
