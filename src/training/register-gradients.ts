import { env, getGradient } from '@tensorflow/tfjs-core';
import { kernelNames } from '../model/kernels.ts';
import { registerKernelGradients } from './kernel-gradients.ts';

/**
 * Gives TF.js the gradients of its operations, which its core leaves out, and of our own kernels. To be awaited before
 * the first gradient is taken; rejects when their code cannot be fetched.
 */
export async function registerGradients(): Promise<void> {
  await (env().getBool('IS_BROWSER') ? import('./tfjs-gradients.ts') : import('./tfjs-gradients-in-node.ts'));
  if (!getGradient(kernelNames.differentiable)) registerKernelGradients();
}
