import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { cut, type FeatureMap } from '../../../src/model/tiling/feature-map.ts';
import { chop } from '../../../src/model/tiling/chop.ts';
import { chopGrid } from '../../../src/model/chop-grid.ts';
import { exact } from '../../../src/model/tiling/exact.ts';
import { whole } from '../../../src/model/tiling/whole.ts';
import type { Edit, EditKind } from '../../../src/model/edits/edit.ts';
import { editKinds } from '../../../src/model/edits/edit.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import { allSites } from '../../../src/model/sites.ts';
import { nodeComputers, useBackend } from '../../backends.ts';
import { editFileNames, loadEdited, type EditReference } from '../../fixtures/edit-files.ts';
import { finish, Kept, picture } from '../tiling/fixture.ts';

/** Of a site's largest absolute value. */
const tolerance = 1e-4;

const references = new Map(editFileNames.map((file) => [file, loadEdited(file)]));

test('the references cover every kind of edit, x2, x3 and x4, one and three channels', () => {
  const all = [...references.values()];
  const kinds = new Set(all.flatMap(({ cases }) => cases.flatMap(({ edits }) => edits.map(kindOf))));
  expect(kinds).toEqual(new Set(editKinds));
  expect(new Set(all.map(({ config }) => config.scale))).toEqual(new Set([2, 3, 4]));
  expect(new Set(all.map(({ config }) => config.colors))).toEqual(new Set([1, 3]));
});

describe.each(nodeComputers)('on %s', (computer) => {
  beforeAll(() => useBackend(computer));
  let tensors: number;
  beforeEach(() => void (tensors = tf.memory().numTensors));
  afterEach(() => expect(tf.memory().numTensors).toBe(tensors));

  const plains = new Map<string, Kept>();
  const cases = editFileNames.flatMap((file) =>
    references.get(file)!.cases.map(({ name }) => [name, file] as const),
  );

  test.each(cases)('edit "%s" of %s does at every site what it does in PyTorch', async (name, file) => {
    const reference = references.get(file)!;
    const { edits, changed } = reference.cases.find((one) => one.name === name)!;
    const plain = plains.get(file) ?? (await runWhole(reference, []));
    plains.set(file, plain);
    const found = await runWhole(reference, edits);
    expect([...found.maps.keys()]).toEqual(allSites(reference.config));
    for (const [site, { data }] of found.maps) {
      const wanted = changed.get(site)?.data ?? plain.maps.get(site)!.data;
      expect(relativeError(data, wanted), site).toBeLessThan(tolerance);
    }
  });

  test.each(editFileNames)('no edits leave every number of %s as it is', async (file) => {
    const reference = references.get(file)!;
    const { config, state } = reference;
    const net = new Rcan(config, state);
    const lr = lrOf(reference);
    const edited = net.edited([]);
    const [plain, unedited] = [new Kept(), new Kept()];
    await finish(whole(net, lr, { taps: plain }));
    await finish(whole(net, lr, { taps: unedited, edited }));
    expect(unedited.maps).toEqual(plain.maps);
    // Nobody listens: the kernels that do several things at once.
    expect(await finish(whole(net, lr, { edited }))).toEqual(await finish(whole(net, lr)));
    edited.dispose();
    net.dispose();
  });
});

describe('edits in tiles', () => {
  beforeAll(() => useBackend('wasm'));

  test.each(editFileNames)('exact tiles of %s equal the whole picture at every site', async (file) => {
    const { config, state, cases } = references.get(file)!;
    const net = new Rcan(config, state);
    const lr = picture(15, 13, config.colors);
    for (const { name, edits } of cases) {
      const edited = net.edited(edits);
      const [wanted, found] = [new Kept(), new Kept()];
      await finish(whole(net, lr, { taps: wanted, edited }));
      await finish(exact(net, lr, { taps: found, edited, side: 7 }));
      for (const [site, { data }] of wanted.maps) {
        expect(relativeError(found.maps.get(site)!.data, data), `${name}, ${site}`).toBeLessThan(tolerance);
      }
      edited.dispose();
    }
    net.dispose();
  });

  test('each tile of the official chop is edited like a picture of its own', async () => {
    const { config, state, cases } = references.get('g2b2c4r2-x2-3ch-5x6')!;
    const net = new Rcan(config, state);
    const lr = picture(40, 30, 3);
    const edited = net.edited(cases.find(({ name }) => name === 'all')!.edits);
    const output = await finish(chop(net, lr, edited));
    const { padded, core } = chopGrid(40, 30)[0]!;
    const alone = await finish(whole(net, cut(lr, padded), { edited }));
    const own = { x: 0, y: 0, width: core.width * config.scale, height: core.height * config.scale };
    expect(cut(output, own)).toEqual(cut(alone, own));
    edited.dispose();
    net.dispose();
  });
});

const kindOf = ({ kind }: Edit): EditKind => kind;

/** What the network holds at every site with edits, planar; frees everything. */
async function runWhole(reference: EditReference, edits: readonly Edit[]): Promise<Kept> {
  const net = new Rcan(reference.config, reference.state);
  const edited = net.edited(edits);
  const kept = new Kept();
  await finish(whole(net, lrOf(reference), { taps: kept, edited }));
  edited.dispose();
  net.dispose();
  return kept;
}

/** The reference's picture, interleaved. */
function lrOf({ input }: EditReference): FeatureMap {
  const [, channels = 0, height = 0, width = 0] = input.shape;
  const data = input.data.map(
    (_, i) => input.data[(i % channels) * height * width + Math.floor(i / channels)]!,
  );
  return { width, height, channels, data };
}
