import { getBackend } from '@tensorflow/tfjs-core';
import { hasGradients } from '../model/kernels.ts';

/** Whether the current backend has every gradient of the network: TF.js's wasm lacks some, which our kernels add. */
export function canTrain(): boolean {
  return getBackend() !== 'wasm' || hasGradients();
}
