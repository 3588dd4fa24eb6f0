/** The exports of `kernels/index.ts`. Addresses are bytes from the start of the backend's memory. */
export interface KernelExports {
  /** Bytes of a thread pool's state. */
  poolBytes(): number;
  /** Runs the job whose arguments are in the pool: 1, or 0 where a worker did not end its chunk in time. */
  runJob(pool: number, kernel: number): number;
  /** Runs on a worker thread; returns when the pool is ended. */
  workerLoop(pool: number, number: number): void;
  /** Bytes of scratch that each thread needs for a convolution. */
  convolutionScratchBytes(inputs: number): number;
  directScratchBytes(inputs: number): number;
  /** Bytes of shared memory that a convolution with means needs. */
  convolutionSumsBytes(batch: number, height: number, width: number, outputs: number): number;
  /** Bytes of scratch that each thread needs to pack a filter. */
  packingScratchBytes(): number;
  /** Bytes of scratch that each thread needs for the gradient of a filter. */
  filterGradientScratchBytes(inputs: number, outputs: number): number;
  /** Bytes of the transforms of `tiles` tiles. */
  transformedBytes(tiles: number, channels: number): number;
  /** Bytes of the products of the transforms. */
  productsBytes(inputs: number, outputs: number): number;
}
