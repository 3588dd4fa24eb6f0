import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { ConvolutionOptions } from '../../../model/kernels.ts';
import { quadsAtOnce, strip, workgroup, type Binding } from './convolution-shader.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Maps } from './maps.ts';
import type { Programs } from './programs.ts';

/** `convolution3x3` of `model/kernels.ts` on WebGPU. */
export function convolutionKernel(
  dispatcher: Dispatcher,
  { convolution, convolutionAndMeans }: Programs,
  maps: Maps,
): KernelFunc {
  return ({ inputs, attrs }) => {
    const { x, filter, shortcut = filter } = inputs;
    const { outputs, relu, shuffle: r, pool } = attrs as unknown as Required<ConvolutionOptions>;
    const [, height = 0, width = 0, channels = 0] = x!.shape;
    const shape = { input: bindingOf(channels), output: bindingOf(outputs) };
    const columns = Math.ceil(width / (strip * workgroup));
    const rows = Math.ceil(height / workgroup);
    const y = maps.make([1, height * r, width * r, outputs / (r * r)]);
    const means = pool ? [dispatcher.makeOutput([1, rows, columns, outputs])] : [];
    const added = shortcut !== filter;
    // Every binding needs a buffer: without a shortcut the filter is bound in its place and not read.
    maps.stored(added ? [x!, shortcut!] : [x!], ([from, skip = filter]) =>
      dispatcher.run({
        program: pool ? convolutionAndMeans : convolution[shape.input][shape.output],
        job: [height, width, channels, outputs, r, Number(relu), Number(added)],
        tensors: [from!, filter!, skip!, y, ...means],
        workgroups: [columns, rows, Math.ceil(outputs / (4 * quadsAtOnce(shape)))],
        work: 9 * height * width * channels * outputs,
      }),
    );
    return [y, ...means];
  };
}

const bindingOf = (channels: number): Binding => (channels % 4 === 0 ? 'quads' : 'scalars');
