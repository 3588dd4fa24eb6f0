import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Dispatcher } from './dispatcher.ts';
import type { Programs } from './programs.ts';
import { workgroup } from './scale-add-shader.ts';

/** Workgroups that every device takes along one axis. */
const mostWorkgroups = 65_535;

/** `scaleAdd` of `model/kernels.ts` on WebGPU. */
export function scaleAddKernel(dispatcher: Dispatcher, { scaleAdd: program }: Programs): KernelFunc {
  return ({ inputs }) => {
    const x = inputs['x']!;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = dispatcher.makeOutput(x.shape);
    const quads = channels / 4;
    const count = height * width * quads;
    const workgroups = Math.ceil(count / workgroup);
    const across = Math.min(workgroups, mostWorkgroups);
    dispatcher.run({
      program,
      job: [count, quads, across * workgroup],
      tensors: [x, inputs['s']!, inputs['shortcut']!, y],
      workgroups: [across, Math.ceil(workgroups / across), 1],
      work: 4 * count,
    });
    return y;
  };
}
