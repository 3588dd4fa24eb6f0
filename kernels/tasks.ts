import { Convolution, convolutionBlocks, convolveBlock, finishConvolution } from './convolve';
import { convolveRow, DirectConvolution } from './convolve-direct';
import { ScaleAdd, scaleAddRun, scaleAddRuns } from './scale-add';

/** What a crew can do, by the numbers that `src/engine/kernels/tasks.ts` gives. */
const convolve: i32 = 0;
const convolveDirect: i32 = 1;
const scaleAdd: i32 = 2;

/** Into how many shares a job falls. They may be done in any order, by anyone, with the same result to the last bit. */
export function sharesOf(task: i32, job: usize): i32 {
  if (task === convolve) {
    const convolution = changetype<Convolution>(job);
    return convolutionBlocks(convolution.height, convolution.width);
  }
  if (task === convolveDirect) return changetype<DirectConvolution>(job).height;
  return scaleAddRuns(changetype<ScaleAdd>(job).pixels);
}

/** Does one share. `scratch` is the thread's own, `room` is there for all shares of the job. */
export function doShare(task: i32, job: usize, share: i32, scratch: usize, room: usize): void {
  if (task === convolve) convolveBlock(changetype<Convolution>(job), share, scratch, room);
  else if (task === convolveDirect) convolveRow(changetype<DirectConvolution>(job), share, scratch);
  else if (task === scaleAdd) scaleAddRun(changetype<ScaleAdd>(job), share);
}

/** What is left to do when all shares are done. */
export function finish(task: i32, job: usize, room: usize): void {
  if (task === convolve) finishConvolution(changetype<Convolution>(job), room);
}
