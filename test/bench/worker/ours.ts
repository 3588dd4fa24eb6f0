import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { precisionOf } from '../../../src/engine/backends/backend.ts';
import { contributions } from '../../../src/engine/contributions.ts';
import { forwardPass } from '../../../src/engine/forward-pass.ts';
import { ActivationCache } from '../../../src/engine/activation-cache.ts';
import type { RunRequest } from '../../../src/engine/protocol.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import type { Part } from '../../../src/model/contribution-parts.ts';
import { pageRun } from './page-runs.ts';
import { partRun } from './part-runs.ts';
import type { Runner } from './runner.ts';
import { isPartWay, type WholeWay, type WorkerSpec } from './messages.ts';
import { summed, type Samples } from './samples.ts';
import { startTfjs, stopTfjs } from './tfjs-backend.ts';

/** Our model on our kernels. */
export async function openOurs(
  spec: WorkerSpec,
  { config, state }: Pick<Checkpoint, 'config' | 'state'>,
): Promise<Runner> {
  const running = await startTfjs(spec);
  const net = new Rcan(config, state);
  const variant = running.ownKernels?.variant;
  const kept = new ActivationCache();
  const throughEngine = async (
    { picture }: Samples,
    request: Omit<RunRequest, 'picture'>,
    from?: ActivationCache,
  ): Promise<Float32Array> => {
    const { output } = await forwardPass(net, running, { picture, ...request }, {}, from);
    return output.data;
  };
  const partsOf = async ({ picture }: Samples, parts: readonly Part[]): Promise<Float32Array[]> => {
    const found = await contributions(net, running, { picture, parts }, {}, kept);
    return found.parts.map((part) => part.picture.data);
  };
  const requestOf = (way: WholeWay) => (way === 'plain' ? undefined : pageRun(config, way));
  return {
    info: { precision: precisionOf(running), ...(variant && { kernels: variant }) },
    layout: 'hwc',
    async prepare(samples, way) {
      const before = isPartWay(way) ? recorded : requestOf(way)?.before;
      if (before) await throughEngine(samples, before, kept);
    },
    run(samples, way) {
      if (way === 'plain') return forward(net, samples, config.colors);
      return throughEngine(samples, pageRun(config, way).request, kept);
    },
    parts: (samples, way) => partsOf(samples, partRun(config, way).parts),
    async fromTheBeginning(samples, way) {
      if (isPartWay(way)) {
        const { of } = partRun(config, way);
        return of && summed(await partsOf(samples, of));
      }
      const request = requestOf(way)?.request;
      return request?.edits && throughEngine(samples, request);
    },
    dispose() {
      kept.clear();
      net.dispose();
      stopTfjs(running);
      return Promise.resolve();
    },
  };
}

/** The run of the page that parts are of: its residuals are kept. */
const recorded = { sites: [], edits: [], tiling: 'none', residuals: true } as const;

async function forward(net: Rcan, { width, height, hwc }: Samples, colors: number): Promise<Float32Array> {
  const x = tf.tensor4d(hwc, [1, height, width, colors]);
  const y = lastOf(net.forward(x));
  const data = await y.data<'float32'>();
  tf.dispose([x, y]);
  return data;
}

function lastOf<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
