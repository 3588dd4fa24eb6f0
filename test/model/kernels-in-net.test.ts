import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { networkInput } from '../../src/engine/network-input.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { useBackend, type nodeComputers } from '../backends.ts';
import { runToEnd } from '../fixtures/compare-sites.ts';

const size = 64;
const { config, state } = readCheckpoint(
  Uint8Array.from(readFileSync(new URL('../../weights/rcan-x2.safetensors', import.meta.url))).buffer,
  'rcan-x2',
);

/** What the project's x2 network makes of a test card, in 0..255. */
async function outputOn(
  computer: (typeof nodeComputers)[number],
  card: 'facade' | 'zone-plate',
): Promise<Float32Array> {
  await useBackend(computer);
  const net = new Rcan(config, state);
  const output = tf.tidy(() => {
    const x = tf.tensor4d(networkInput(drawCard(card, size), config.colors), [1, size, size, config.colors]);
    return runToEnd(net, x).dataSync<'float32'>();
  });
  net.dispose();
  return output;
}

/**
 * In 0..255. The zone plate is the hardest card: there TF.js's own operations are 2e-4 away from the same network in
 * float64, and ours 3e-4; on the facade both are 1e-4 away.
 */
const tolerances = { facade: 2e-4, 'zone-plate': 5e-4 } as const;

test.each(['wasm + simd', 'wasm + relaxed-simd'] as const)(
  '%s: the output of a trained network is what the operations of TF.js make it',
  async (computer) => {
    for (const card of ['facade', 'zone-plate'] as const) {
      const plain = await outputOn('wasm', card);
      const own = await outputOn(computer, card);
      const largest = own.reduce((most, value, i) => Math.max(most, Math.abs(value - plain[i]!)), 0);
      expect(largest, card).toBeLessThan(tolerances[card]);
      expect(largest, `${card}: it is another computation`).toBeGreaterThan(0);
    }
  },
);
