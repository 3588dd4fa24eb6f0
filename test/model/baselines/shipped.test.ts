import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { readSafetensors } from '../../../src/checkpoint/safetensors.ts';
import { AnchoredRegression } from '../../../src/model/baselines/anchored-regression.ts';
import { StructuredNet } from '../../../src/model/baselines/structured-net.ts';
import { structureOf } from '../../../src/model/baselines/systems.ts';
import { useBackend } from '../../backends.ts';
import { enlargePlane } from '../../fixtures/enlarge-plane.ts';

// The weights that come with the project, against what Python makes of the same plane (make_enlargers.py).

const fileOf = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const stateOf = (name: string) =>
  readSafetensors(Uint8Array.from(fileOf(`weights/${name}.safetensors`))).state;

interface Fixture {
  /** Rows of luma, 16..235. */
  readonly plane: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
}

const planeOf = ({ plane }: Fixture) => ({
  data: Float32Array.from(plane.flat(), (value) => value / 255),
  width: plane[0]!.length,
  height: plane.length,
});
/** The fixtures are rounded to three decimals of 255. */
const tolerance = 1e-5;

beforeAll(() => useBackend('wasm'));

test.each(
  (['srcnn-9-1-5', 'srcnn-9-5-5'] as const).flatMap((name) =>
    [2, 3, 4].map((scale) => [name, scale] as const),
  ),
)('%s x%d puts out what PyTorch does', (system, scale) => {
  const name = `${system}-x${scale}`;
  const fixture = JSON.parse(fileOf(`test/fixtures/srcnn/${name}.json`).toString()) as Fixture;
  const structure = structureOf(system);
  const net = new StructuredNet(structure, stateOf(name));
  const { output } = enlargePlane(net, structure.border, planeOf(fixture));
  expect(
    relativeError(
      output.map((value) => 255 * value),
      Float32Array.from(fixture.output.flat()),
    ),
  ).toBeLessThan(tolerance);
  net.dispose();
});

describe.each([2, 3, 4])('The dictionary for x%d', (scale) => {
  const name = `sparse-x${scale}`;
  const fixture = JSON.parse(fileOf(`test/fixtures/sparse/${name}.json`).toString()) as Fixture & {
    readonly features: number[][];
    readonly coefficients: number[][];
  };

  test('has the features, atoms and output of the Python reference', () => {
    const net = new AnchoredRegression(scale, stateOf(name));
    const seen = new Map<string, Float32Array>();
    const taps = {
      wants: () => true,
      record: (site: string, tensor: { dataSync(): Float32Array | Int32Array | Uint8Array }) => {
        seen.set(site, Float32Array.from(tensor.dataSync()));
      },
    };
    const { output } = enlargePlane(net, net.border, planeOf(fixture), { taps });
    for (const [site, wanted] of [
      ['features', fixture.features],
      ['regression', fixture.coefficients],
    ] as const) {
      expect(relativeError(seen.get(site)!, Float32Array.from(wanted.flat())), site).toBeLessThan(1e-4);
    }
    expect(
      relativeError(
        output.map((value) => 255 * value),
        Float32Array.from(fixture.output.flat()),
      ),
    ).toBeLessThan(tolerance);
    net.dispose();
  });
});
