import { relativeError } from '../analysis/relative-error.ts';
import { Rcan } from '../model/rcan.ts';
import { precisionOf, type RunningBackend } from './backends/backend.ts';
import { Refused } from './backends/refusal.ts';
import { forwardPass } from './forward-pass.ts';
import type { BackendName } from './protocol.ts';
import { readSelfCheckReference, type SelfCheckReference } from './self-check-reference.ts';

/** Largest error a backend may make, relative to the largest number of a site, in float32. */
const tolerances: Readonly<Record<BackendName, number>> = {
  webgpu: 1e-3,
  webgl: 1e-3,
  wasm: 1e-4,
  cpu: 1e-4,
};

/** For maps stored in float16 (11 bits) and summed in float32, where the error is 1e-3 (measured). */
const halfTolerance = 5e-3;

/**
 * Runs the stored tiny network on the current backend, and compares a convolution, the pooled vector, the attention, a
 * pixel shuffle and the output with PyTorch's.
 * Rejects with `Refused` 'wrong', naming the first site that is off.
 */
export async function selfCheck(
  backend: RunningBackend,
  reference: SelfCheckReference = readSelfCheckReference(),
): Promise<void> {
  const { config, state, picture, expected } = reference;
  const tolerance = precisionOf(backend) === 'float16' ? halfTolerance : tolerances[backend.name];
  const net = new Rcan(config, state);
  try {
    const sites = expected.map(({ site }) => site);
    const { trace } = await forwardPass(net, backend, { picture, sites }, {});
    for (const wanted of expected) {
      const found = trace.records.get(wanted.site);
      const error = found ? relativeError(found.data, wanted.data) : Infinity;
      if (error <= tolerance) continue;
      const detail = `${wanted.site} is off by ${error.toExponential(1)} of its largest value (allowed: ${tolerance})`;
      throw new Refused({ reason: 'wrong', detail, error });
    }
  } finally {
    net.dispose();
  }
}
