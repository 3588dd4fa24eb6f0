import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Dispatcher } from './dispatcher.ts';
import type { Maps } from './maps.ts';
import type { Programs } from './programs.ts';

/** `attention` of `model/kernels.ts` on WebGPU. */
export function attentionKernel(
  dispatcher: Dispatcher,
  { attention: program }: Programs,
  maps: Maps,
): KernelFunc {
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const { narrow } = attrs as unknown as { readonly narrow: number };
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const wide = [1, 1, 1, channels];
    const outputs = [wide, [1, 1, 1, narrow], [1, 1, 1, narrow], wide, wide].map((shape) =>
      dispatcher.makeOutput(shape),
    );
    maps.plain([x], ([plain]) =>
      dispatcher.run({
        program,
        job: [height * width, channels, narrow],
        tensors: [plain!, inputs['down']!, inputs['up']!, ...outputs],
        workgroups: [1, 1, 1],
        work: height * width * channels,
      }),
    );
    return outputs;
  };
}
