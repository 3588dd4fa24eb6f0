import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { readBytes } from '../../../src/cli/files.ts';
import { ownWeights } from '../../../src/cli/open-engine.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';
import { installWebgpu } from '../../webgpu-in-node.ts';
import type { Question } from '../worker/messages.ts';
import { BenchWorker } from '../worker/bench-worker.ts';

// The process of one worker: answers what the bench asks, one question after the other.
enableRelaxedSimd();
if (process.argv.includes('--dawn')) await installWebgpu();
const worker = new BenchWorker({
  weights: async (scale) => (await readBytes(ownWeights(scale))).buffer,
  ortFiles: () =>
    Promise.resolve(`${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`),
});
process.on('message', (question: Question) => {
  void worker.answer(question).then((answer) => process.send?.(answer));
});
process.send?.('ready');
