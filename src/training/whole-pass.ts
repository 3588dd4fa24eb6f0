import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { PassOptions } from '../model/pass.ts';
import type { Rcan } from '../model/rcan.ts';

/**
 * A forward pass in one go: the tape records what no other task may interrupt. x [N, H, W, colors] ->
 * [N, H scale, W scale, colors], which the caller disposes.
 */
export function wholePass(net: Rcan, x: Tensor4D, options: PassOptions = {}): Tensor4D {
  const pass = net.forward(x, options);
  for (;;) {
    const next = pass.next();
    if (next.done) return next.value;
  }
}
