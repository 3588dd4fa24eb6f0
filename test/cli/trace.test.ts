import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { encodeNpy } from '../../src/cli/npz.ts';
import { encodePng } from '../../src/image/png.ts';
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
