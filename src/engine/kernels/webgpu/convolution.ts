import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { ConvolutionOptions } from '../../../model/kernels.ts';
import { quadsAtOnce, strip, workgroup, type Binding } from './convolution-shader.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Programs } from './programs.ts';

/** `convolution3x3` of `model/kernels.ts` on WebGPU. It pools nothing: attention does. */
export function convolutionKernel(dispatcher: Dispatcher, { convolution }: Programs): KernelFunc {
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const filter = inputs['filter']!;
    const shortcut = inputs['shortcut'];
    const { outputs, relu, shuffle: r } = attrs as unknown as Required<ConvolutionOptions>;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = dispatcher.makeOutput([1, height * r, width * r, outputs / (r * r)]);
    const shape = { input: bindingOf(channels), output: bindingOf(outputs) };
    const along = strip * workgroup;
    dispatcher.run({
      program: convolution[shape.input][shape.output],
      job: [height, width, channels, outputs, r, Number(relu), Number(shortcut !== undefined)],
      // Something must stand where a shortcut would.
      tensors: [x, filter, shortcut ?? filter, y],
      workgroups: [
        Math.ceil(width / along),
        Math.ceil(height / workgroup),
        Math.ceil(outputs / (4 * quadsAtOnce(shape))),
      ],
      work: 9 * height * width * channels * outputs,
    });
    return [y];
  };
}

const bindingOf = (channels: number): Binding => (channels % 4 === 0 ? 'vec4' : 'scalar');
