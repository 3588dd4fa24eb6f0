import type { KernelFunc } from '@tensorflow/tfjs-core';
import { linearWorkgroups, type Dispatcher } from './dispatcher.ts';
import type { Maps } from './maps.ts';
import type { Programs } from './programs.ts';
import { workgroup } from './scale-add-shader.ts';

/** `scaleAdd` of `model/kernels.ts` on WebGPU. */
export function scaleAddKernel(
  dispatcher: Dispatcher,
  { scaleAdd: program }: Programs,
  maps: Maps,
): KernelFunc {
  return ({ inputs }) => {
    const x = inputs['x']!;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = maps.make(x.shape);
    const quads = channels / 4;
    const count = height * width * quads;
    const { workgroups, across } = linearWorkgroups(count, workgroup);
    maps.stored([x, inputs['shortcut']!], ([stored, shortcut]) =>
      dispatcher.run({
        program,
        job: [count, quads, across],
        tensors: [stored!, inputs['s']!, shortcut!, y],
        workgroups,
        work: 4 * count,
      }),
    );
    return y;
  };
}
