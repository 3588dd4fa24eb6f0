import { bytesOf } from './arithmetic';
import { loadLanes } from './edges';
import { transformFilter } from './transform-filter';

/**
 * Arguments of packing a filter [3, 3, inputs, outputs] and its bias for `Convolution`, whose comment tells the layout.
 * Written by `src/engine/kernels/kernel-calls.ts` in the order of its fields.
 */
@unmanaged
export class FilterPacking {
  filter: usize;
  /** 0 for a bias of zeros. */
  bias: usize;
  /** Channels of the packed convolution: for `turned` those of the filter exchanged. */
  inputs: i32;
  outputs: i32;
  /** 1 for the convolution that is the gradient by the input: turned by half a turn, inputs and outputs exchanged. */
  turned: i32;
  packed: usize;
}

/** Bytes of scratch of a thread: a filter, and its half-done transform. */
export function packingScratchBytes(): usize {
  return 27 * 16;
}

/** Count of panels of eight output channels: the chunks. */
export function packingPanels(outputs: i32): i32 {
  return (outputs + 7) >> 3;
}

/** Packs one panel. */
export function packPanel(job: FilterPacking, index: i32, scratch: usize): void {
  const inputs = job.inputs;
  const outputs = job.outputs;
  const depth = (inputs + 3) & ~3;
  const first = 8 * index;
  const columns = outputs - first > 4 ? 8 : 4;
  const panel = job.packed + bytesOf(first * (36 * depth + 1));
  const position = bytesOf(depth * columns);
  const half = scratch + 9 * 16;
  for (let q = 0; q < columns; q += 4) {
    const lanes = outputs - first - q;
    for (let i = 0; i < depth; i++) {
      for (let k = 0; k < 9; k++) {
        let g = f32x4.splat(0);
        if (i < inputs && lanes > 0) g = job.turned ? turnedLanes(job, k, i, first + q) : straightLanes(job, k, i, first + q);
        v128.store(scratch + 16 * <usize>k, g);
      }
      transformFilter(scratch, panel + bytesOf(i * columns + q), position, half);
    }
    const bias = job.bias && lanes > 0 ? loadLanes(job.bias + bytesOf(first + q), lanes) : f32x4.splat(0);
    v128.store(panel + 36 * position + bytesOf(q), bias);
  }
}

/** The weights at place k from input channel i to the four output channels from o. */
@inline
function straightLanes(job: FilterPacking, k: i32, i: i32, o: i32): v128 {
  return loadLanes(job.filter + bytesOf((k * job.inputs + i) * job.outputs + o), job.outputs - o);
}

/** The same of the turned filter: in memory these are the weights at place 8 - k from four inputs to one output. */
@inline
function turnedLanes(job: FilterPacking, k: i32, i: i32, o: i32): v128 {
  const step = bytesOf(job.inputs);
  const from = job.filter + bytesOf(((8 - k) * job.outputs + o) * job.inputs + i);
  const lanes = job.outputs - o;
  let vector = v128.load32_zero(from);
  if (lanes > 1) vector = v128.load32_lane(from + step, vector, 1);
  if (lanes > 2) vector = v128.load32_lane(from + 2 * step, vector, 2);
  if (lanes > 3) vector = v128.load32_lane(from + 3 * step, vector, 3);
  return vector;
}
