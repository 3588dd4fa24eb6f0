import * as tf from '@tensorflow/tfjs-core';
import * as kernels from '../model/kernels.ts';

/**
 * Registers the gradients of `convolution`, `excitation`, `scaleAdd` and `mapSums` of `kernels.ts` with TF.js. Each is a function that TF.js calls
 * only where that input's gradient is asked for.
 */
export function registerKernelGradients(): void {
  tf.registerGradient({
    kernelName: kernels.kernelNames.differentiable,
    inputsToSave: ['x', 'filter'],
    outputsToSave: [true],
    gradFunc: (dy, [x, filter, y], attributes) => {
      const { relu } = attributes as unknown as { readonly relu: boolean };
      const sums = dy as tf.Tensor4D;
      const passed = relu ? kernels.reluGradient(sums, y as tf.Tensor4D) : sums;
      return {
        x: () => kernels.convolutionInputGradient(passed, filter as tf.Tensor4D),
        filter: () => kernels.convolutionFilterGradient(x as tf.Tensor4D, passed),
        bias: () => biasGradient(passed),
      };
    },
  });
  tf.registerGradient({
    kernelName: kernels.kernelNames.excitation,
    inputsToSave: ['z', 'down', 'up'],
    outputsToSave: [false, true, false, true],
    gradFunc: (dy, [z, down, up, hidden, s]) => {
      const [, , , ds] = dy as tf.Tensor4D[];
      const inputs = { ds, z, hidden, s, down, up } as kernels.ExcitationGradientInputs;
      const [dz, dDown, dDownBias, dUp, dUpBias] = kernels.excitationGradient(inputs);
      return {
        z: () => dz!,
        down: () => dDown!,
        downBias: () => dDownBias!,
        up: () => dUp!,
        upBias: () => dUpBias!,
      };
    },
  });
  tf.registerGradient({
    kernelName: kernels.kernelNames.scaleAdd,
    inputsToSave: ['x', 's'],
    gradFunc: (dy, [x, s]) => ({
      x: () => tf.mul(dy as tf.Tensor4D, s as tf.Tensor4D),
      s: () => kernels.channelProducts(dy as tf.Tensor4D, x as tf.Tensor4D),
      // A tensor of its own: TF.js disposes gradients that it has added up.
      shortcut: () => tf.clone(dy as tf.Tensor4D),
    }),
  });
  tf.registerGradient({
    kernelName: kernels.kernelNames.mapSums,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => {
      const { factor } = attributes as unknown as { readonly factor: number };
      const [, height, width] = (x as tf.Tensor4D).shape;
      return { x: () => kernels.spread(dy as tf.Tensor4D, height, width, factor) };
    },
  });
}

/** The sum of each channel over all pixels: [N, H, W, C] -> [C]. */
function biasGradient(dy: tf.Tensor4D): tf.Tensor1D {
  const [n, , , channels] = dy.shape;
  return tf.sum<tf.Tensor1D>(tf.reshape(kernels.mapSums(dy, 1), [n, channels]), 0);
}
