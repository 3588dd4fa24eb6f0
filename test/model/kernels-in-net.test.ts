import { tensor4d } from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { networkInput } from '../../src/engine/network-input.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { useBackend, type nodeComputers } from '../backends.ts';
import { runToEnd } from '../fixtures/compare-sites.ts';
import { float64Output } from '../fixtures/float64-net.ts';
import { numbersOf } from '../fixtures/numbers-of.ts';
import { set5 } from '../image/set5.ts';
import { describeWithShared } from '../shared.ts';

const checkpoint = readCheckpoint(
  Uint8Array.from(readFileSync(new URL('../../weights/rcan-x2.safetensors', import.meta.url))).buffer,
  'rcan-x2',
);
const { config, state } = checkpoint;
const ownBuilds = ['wasm + simd', 'wasm + relaxed-simd'] as const;

/** What the project's x2 network makes of a picture, in 0..255. */
async function outputOn(computer: (typeof nodeComputers)[number], picture: Pixels): Promise<Float32Array> {
  await useBackend(computer);
  const { width, height } = picture;
  const net = new Rcan(config, state);
  const output = numbersOf(() =>
    runToEnd(net, tensor4d(networkInput(picture, config.colors), [1, height, width, config.colors])),
  );
  net.dispose();
  return output;
}

type Numbers = Float32Array | Float64Array;

function differences(a: Numbers, b: Numbers): Float64Array {
  return Float64Array.from(a, (value, i) => Math.abs(value - b[i]!));
}

const largest = (errors: Float64Array): number => errors.reduce((most, error) => Math.max(most, error), 0);
const rootMeanSquare = (errors: Float64Array): number =>
  Math.sqrt(errors.reduce((total, error) => total + error * error, 0) / errors.length);

/** In 0..255. */
const tolerance = 2e-4;

async function expectSameOutput(picture: Pixels): Promise<void> {
  const plain = await outputOn('wasm', picture);
  for (const computer of ownBuilds) {
    const difference = largest(differences(await outputOn(computer, picture), plain));
    expect(difference, computer).toBeLessThan(tolerance);
    expect(difference, `${computer}: it is another computation`).toBeGreaterThan(0);
  }
}

test('The output of a trained network on a test card is what the operations of TF.js make it', () =>
  expectSameOutput(drawCard('facade', 48)));

describeWithShared('and on photographs', () => {
  test.each(['butterfly', 'woman'])('%s', (name) =>
    expectSameOutput(crop(set5(2, 'lr', name), { x: 32, y: 32, width: 48, height: 48 })),
  );
});

/**
 * The zone plate is the hardest card. On it the operations of TF.js are themselves 2.1e-4 away from the same network
 * in float64, so the exact numbers are the measure: ours have to be nearer to them.
 */
test('In the net with the largest rounding errors, our kernels are closer to float64 than TF.js’s', async () => {
  const size = 40;
  const card = drawCard('zone-plate', size);
  const exact = float64Output(checkpoint, networkInput(card, config.colors), size, size);
  const plain = differences(await outputOn('wasm', card), exact);
  for (const computer of ownBuilds) {
    const own = differences(await outputOn(computer, card), exact);
    expect(rootMeanSquare(own), computer).toBeLessThan(rootMeanSquare(plain));
    expect(largest(own), computer).toBeLessThan(tolerance);
  }
});
