import type { InferenceSession, Tensor } from 'onnxruntime-web';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { onnxInput, onnxOutput, toOnnx } from './onnx.ts';
import type { Runner } from './runner.ts';
import type { BenchBackend, WorkerSpec } from './messages.ts';
import type { Platform } from './platform.ts';

/** onnxruntime-web, with the optimizations and defaults of its own. */
export async function openOrt(
  { backend, threads }: WorkerSpec,
  { config, state }: Pick<Checkpoint, 'config' | 'state'>,
  platform: Platform,
): Promise<Runner> {
  const ort = await load(backend);
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = await platform.ortFiles(backend);
  const session: InferenceSession = await ort.InferenceSession.create(toOnnx({ config, state }), {
    executionProviders: [backend],
    graphOptimizationLevel: 'all',
  });
  return {
    info: { precision: 'float32' },
    layout: 'chw',
    async run({ width, height, chw }) {
      const x: Tensor = new ort.Tensor('float32', chw, [1, config.colors, height, width]);
      const { [onnxOutput]: y } = await session.run({ [onnxInput]: x });
      return (await y!.getData()) as Float32Array;
    },
    dispose: () => session.release(),
  };
}

/** The package comes in a build for each backend: each worker loads the one that it needs. */
function load(backend: BenchBackend) {
  return backend === 'wasm' ? import('onnxruntime-web/wasm') : import('onnxruntime-web/webgpu');
}
