import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { readBytes } from '../../../src/cli/files.ts';
import { ownWeights } from '../../../src/cli/open-engine.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';
import { installWebgpu } from '../../webgpu-in-node.ts';
import type { Question } from '../seat/messages.ts';
import { Seat } from '../seat/seat.ts';

// The process of one seat: answers what the bench asks, one question after the other.
enableRelaxedSimd();
if (process.argv.includes('--dawn')) await installWebgpu();
const seat = new Seat({
  weights: async () => (await readBytes(ownWeights(2))).buffer,
  ortFiles: () =>
    Promise.resolve(`${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`),
});
process.on('message', (question: Question) => {
  void seat.answer(question).then((answer) => process.send?.(answer));
});
process.send?.('ready');
