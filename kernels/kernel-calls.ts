import { Convolution, convolutionBlocks, convolveBlock, finishConvolution } from './convolve';
import { convolveRow, DirectConvolution } from './convolve-direct';
import { ScaleAdd, scaleAddRun, scaleAddRuns } from './scale-add';

/** The kernels by the numbers that `src/engine/kernels/kernel-calls.ts` gives them. */
const convolve: i32 = 0;
const convolveDirect: i32 = 1;
const scaleAdd: i32 = 2;

/** The count of chunks of a job. Their order, and which thread runs which, does not change a bit of the result. */
export function chunkCount(kernel: i32, job: usize): i32 {
  if (kernel === convolve) {
    const convolution = changetype<Convolution>(job);
    return convolutionBlocks(convolution.height, convolution.width);
  }
  if (kernel === convolveDirect) return changetype<DirectConvolution>(job).height;
  return scaleAddRuns(changetype<ScaleAdd>(job).pixels);
}

/** Runs one chunk. `scratch` belongs to the thread, `shared` to all chunks of the job. */
export function runChunk(kernel: i32, job: usize, chunk: i32, scratch: usize, shared: usize): void {
  if (kernel === convolve) convolveBlock(changetype<Convolution>(job), chunk, scratch, shared);
  else if (kernel === convolveDirect) convolveRow(changetype<DirectConvolution>(job), chunk, scratch);
  else if (kernel === scaleAdd) scaleAddRun(changetype<ScaleAdd>(job), chunk);
}

/** What one thread does once all chunks are done. */
export function finish(kernel: i32, job: usize, shared: usize): void {
  if (kernel === convolve) finishConvolution(changetype<Convolution>(job), shared);
}
