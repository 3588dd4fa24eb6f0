import { AdamStep, adamRun, adamRuns } from './adam';
import { ChannelProducts, sumPicture } from './channel-products';
import { Convolution, convolutionBlocks, convolveBlock, finishConvolution } from './convolve';
import { convolveRow, DirectConvolution } from './convolve-direct';
import { FilterGradient, finishInput, multiplyPosition, transformRuns, transformTiles } from './filter-gradient';
import { FilterPacking, packingPanels, packPanel } from './pack-filter';
import { MapSums, spreadSums, sumMaps } from './map-sums';
import { ReluGradient, reluGradientRun, reluGradientRuns } from './relu-gradient';
import { ScaleAdd, scaleAddRun, scaleAddRuns } from './scale-add';

/** The kernels by the numbers that `src/engine/kernels/kernel-calls.ts` gives them. */
const convolve: i32 = 0;
const convolveDirect: i32 = 1;
const scaleAdd: i32 = 2;
const packFilter: i32 = 3;
const filterGradientTiles: i32 = 4;
const filterGradientProducts: i32 = 5;
const filterGradientEnd: i32 = 6;
const reluGradient: i32 = 7;
const channelProducts: i32 = 8;
const adam: i32 = 9;
const mapSums: i32 = 10;
const spread: i32 = 11;

/** The count of chunks of a job. Their order, and which thread runs which, does not change a bit of the result. */
export function chunkCount(kernel: i32, job: usize): i32 {
  if (kernel === convolve) {
    const convolution = changetype<Convolution>(job);
    return convolution.batch * convolutionBlocks(convolution.height, convolution.width);
  }
  if (kernel === convolveDirect) {
    const convolution = changetype<DirectConvolution>(job);
    return convolution.batch * convolution.height;
  }
  if (kernel === scaleAdd) {
    const sum = changetype<ScaleAdd>(job);
    return sum.batch * scaleAddRuns(sum.pixels);
  }
  if (kernel === packFilter) return packingPanels(changetype<FilterPacking>(job).outputs);
  if (kernel === filterGradientTiles) return transformRuns(changetype<FilterGradient>(job));
  if (kernel === filterGradientProducts) return 36;
  if (kernel === filterGradientEnd) return changetype<FilterGradient>(job).inputs;
  if (kernel === reluGradient) return reluGradientRuns(changetype<ReluGradient>(job).count);
  if (kernel === channelProducts) return changetype<ChannelProducts>(job).batch;
  if (kernel === adam) return adamRuns(changetype<AdamStep>(job).count);
  return changetype<MapSums>(job).batch;
}

/** Runs one chunk. `scratch` belongs to the thread, `shared` to all chunks of the job. */
export function runChunk(kernel: i32, job: usize, chunk: i32, scratch: usize, shared: usize): void {
  if (kernel === convolve) convolveBlock(changetype<Convolution>(job), chunk, scratch, shared);
  else if (kernel === convolveDirect) convolveRow(changetype<DirectConvolution>(job), chunk, scratch);
  else if (kernel === scaleAdd) scaleAddRun(changetype<ScaleAdd>(job), chunk);
  else if (kernel === packFilter) packPanel(changetype<FilterPacking>(job), chunk, scratch);
  else if (kernel === filterGradientTiles) transformTiles(changetype<FilterGradient>(job), chunk, scratch);
  else if (kernel === filterGradientProducts) multiplyPosition(changetype<FilterGradient>(job), chunk);
  else if (kernel === filterGradientEnd) finishInput(changetype<FilterGradient>(job), chunk, scratch);
  else if (kernel === reluGradient) reluGradientRun(changetype<ReluGradient>(job), chunk);
  else if (kernel === channelProducts) sumPicture(changetype<ChannelProducts>(job), chunk);
  else if (kernel === adam) adamRun(changetype<AdamStep>(job), chunk);
  else if (kernel === mapSums) sumMaps(changetype<MapSums>(job), chunk);
  else if (kernel === spread) spreadSums(changetype<MapSums>(job), chunk);
}

/** What one thread does once all chunks are done. */
export function finish(kernel: i32, job: usize, shared: usize): void {
  if (kernel === convolve) finishConvolution(changetype<Convolution>(job), shared);
}
