import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { createInterface } from 'node:readline';
import { drawCard } from '../../../src/image/cards/index.ts';
import { Adam } from '../../../src/training/adam.ts';
import { disposeGradients, lossGradients } from '../../../src/training/gradients.ts';
import { initialWeights } from '../../../src/training/initial-weights.ts';
import { Patches } from '../../../src/training/patches.ts';
import { registerGradients } from '../../../src/training/register-gradients.ts';
import { startTrainingBackend } from '../../../src/training/start-backend.ts';
import { defaultSetup } from '../../../src/training/setup.ts';
import { wholePass } from '../../../src/training/whole-pass.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';
import { batch, patch, type Work } from './steps.ts';

// Ours: each line on stdin is a work, each on stdout its milliseconds. Arguments: net, threads, wasm or cpu.
const [, , net = '', threads = '1', backend = 'wasm'] = process.argv;
const [groups, blocks, features] = net.split('x').map(Number) as [number, number, number];
enableRelaxedSimd();
if (backend === 'wasm') {
  await startTrainingBackend(Number(threads));
} else {
  await tf.setBackend(backend);
  await registerGradients();
}

const config = { ...defaultSetup.config, groups, blocks, features };
const setup = { ...defaultSetup, config, batch, patch };
const trained = new Rcan(config, initialWeights(config, 0), { trainable: true });
const adam = new Adam(trained);
const drawn = new Patches([{ name: 'facade', picture: drawCard('facade', 192) }], setup).draw(0);
const x = tf.tensor4d(drawn.input, [batch, drawn.inputSide, drawn.inputSide, 3]);
const target = tf.tensor4d(drawn.target, [batch, drawn.targetSide, drawn.targetSide, 3]);

const works: Readonly<Record<Work, () => void>> = {
  forward: () => {
    const y = wholePass(trained, x);
    y.dataSync();
    y.dispose();
  },
  step: () => {
    const made = lossGradients(trained, x, target);
    made.loss.dataSync();
    adam.step(made, 1e-4);
    disposeGradients(made);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  works[line as Work]();
  console.log(performance.now() - start);
}
// Threads of the kernels keep the process alive.
process.exit(0);
