import type { MemoryNeed } from '../engine/memory.ts';
import { countComplexity } from '../model/complexity.ts';
import type { RcanConfig } from '../model/config.ts';
import { tailInput } from '../model/sites.ts';

/**
 * Bytes of tensors at the peak per byte of a site's output. The tape holds what a layer's gradient reads until the end, and
 * the gradients of all layers; behind the body, where TF.js's own operations compute, also what these copy. Measured:
 * `test/training/gradient-memory.test.ts`.
 */
const perActivation = { body: 2.6, tail: 6.5 };

/** Estimates what the gradients of a batch of pictures of height x width need at their peak, weights included. */
export function gradientMemory(config: RcanConfig, height: number, width: number, batch = 1): MemoryNeed {
  const { sites, parameters } = countComplexity(config, height, width);
  const end = sites.findIndex(({ site }) => site === tailInput);
  const bytes = (part: typeof sites) =>
    part.reduce((sum, { activationBytes }) => sum + batch * activationBytes, 0);
  const growing =
    perActivation.body * bytes(sites.slice(0, end + 1)) + perActivation.tail * bytes(sites.slice(end + 1));
  const largest = batch * Math.max(...sites.map(({ activationBytes }) => activationBytes));
  // The weights and their gradients.
  return { total: growing + 2 * 4 * parameters, growing, largest };
}
