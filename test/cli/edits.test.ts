import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { encodeNpy } from '../../src/cli/npz.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { decodePng, encodePng } from '../../src/image/png.ts';
import { readEdits } from '../../src/model/edits/parse-edits.ts';
import { serializeEdits } from '../../src/model/edits/serialize-edits.ts';
import { pictureOf } from '../engine/fixture.ts';
import { loadEdited } from '../fixtures/edit-files.ts';
import { runCli, scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const example = root('docs/edits-example.json');

test('the example of the README is the file, and changes what the shipped network puts out', async () => {
  const text = readFileSync(example, 'utf8');
  expect(readFileSync(root('README.md'), 'utf8')).toContain(`\`\`\`json\n${text}\`\`\``);
  expect(readEdits(text)).toHaveLength(2);

  const source = scratch('card.png');
  writeFileSync(source, encodePng(drawCard('facade', 32)));
  const upscaled = async (name: string, ...options: string[]) => {
    const result = await runCli('upscale', source, scratch(name), '--scale', '2', ...options);
    expect(result).toMatchObject({ code: 0, stdout: '' });
    return decodePng(new Uint8Array(readFileSync(scratch(name))), name);
  };
  const [plain, edited] = await Promise.all([
    upscaled('plain.png'),
    upscaled('edited.png', '--edits', example),
  ]);
  expect(edited).toMatchObject({ width: 64, height: 64 });
  expect(edited.data).not.toEqual(plain.data);
});

test('trace writes what PyTorch has at the sites of an edited run', async () => {
  const reference = loadEdited('g2b2c4r2-x2-3ch-5x6');
  const { edits, changed } = reference.cases.find(({ name }) => name === 'all')!;
  const [weights, source, list, target] = ['net.safetensors', 'lr.png', 'edits.json', 'out.npz'].map(scratch);
  writeFileSync(weights!, writeSafetensors(reference.state, 'F32'));
  writeFileSync(source!, encodePng(pictureOf(reference)));
  writeFileSync(list!, serializeEdits(edits));
  const sites = ['body.0.body.0.body.3.conv_du', 'body.1', 'add_mean'];
  const { code } = await runCli(
    'trace',
    ...[source!, target!, '--weights', weights!, '--sites', sites.join(), '--edits', list!],
  );
  expect(code).toBe(0);
  const files = unzipSync(readFileSync(target!));
  for (const site of sites) {
    const { shape, data } = changed.get(site)!;
    const begin = encodeNpy({ shape, data: new Float32Array() }).length;
    expect(
      relativeError(new Float32Array(files[`${site}.npy`]!.slice(begin).buffer), data),
      site,
    ).toBeLessThan(1e-4);
  }
});

test.each([
  [
    '[{"kind":"gate","site":"body.9","value":0}]',
    /Entry 0 of the edits: 'gate' finds no skip connection at 'body\.9'/,
  ],
  [
    '[{"kind":"gate","site":"body.0","value":1e999}]',
    /edits\.json: Entry 0 of the edits: 'value' must be finite/,
  ],
  ['{', /edits\.json: The edits cannot be read as JSON/],
])('edits that are %s are refused in one sentence, and nothing is written', async (text, sentence) => {
  const [source, list, target] = ['card.png', 'edits.json', 'none.png'].map(scratch);
  writeFileSync(source!, encodePng(drawCard('facade', 16)));
  writeFileSync(list!, text);
  const result = await runCli('upscale', source!, target!, '--scale', '2', '--edits', list!);
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toMatch(sentence);
  expect(existsSync(target!)).toBe(false);
});
