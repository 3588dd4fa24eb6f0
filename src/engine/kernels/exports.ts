/** What `kernels/index.ts` exports. Addresses are bytes from the start of the backend's memory. */
export interface KernelExports {
  scratchBytes(inputs: number, outputs: number): number;
  convolve(
    x: number,
    height: number,
    width: number,
    inputs: number,
    filter: number,
    outputs: number,
    relu: number,
    r: number,
    y: number,
    means: number,
    scratch: number,
  ): void;
  directScratchBytes(inputs: number): number;
  convolveDirect(
    x: number,
    height: number,
    width: number,
    inputs: number,
    filter: number,
    outputs: number,
    relu: number,
    y: number,
    scratch: number,
  ): void;
  scaleAdd(x: number, s: number, shortcut: number, y: number, pixels: number, channels: number): void;
}
