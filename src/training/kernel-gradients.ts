import * as tf from '@tensorflow/tfjs-core';
import * as kernels from '../model/kernels.ts';

/**
 * Registers the gradients of `convolution` and `scaleAdd` of `kernels.ts` with TF.js. Each is a function that TF.js calls
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
        bias: () => pixelSums(passed),
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
}

/** The sum of each channel over all pixels: [N, H, W, C] -> [C]. A product, as wasm's `sum` transposes first. */
function pixelSums(dy: tf.Tensor4D): tf.Tensor1D {
  const [n, h, w, channels] = dy.shape;
  const pixels = n * h * w;
  return tf.reshape(tf.matMul(tf.ones([1, pixels]), tf.reshape(dy, [pixels, channels])), [channels]);
}
