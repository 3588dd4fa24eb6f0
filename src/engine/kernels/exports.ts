/** What `kernels/index.ts` exports. Addresses are bytes from the start of the backend's memory. */
export interface KernelExports {
  /** Bytes that a crew takes in memory. */
  crewBytes(): number;
  /** Whether the job that stands in the crew has been done; helpers that hang leave it undone. */
  lead(crew: number, task: number): number;
  /** Returns when the crew is dismissed. For helpers, on threads of their own. */
  help(crew: number, number: number): void;
  /** Bytes of scratch that each thread needs for a convolution. */
  convolutionScratchBytes(inputs: number): number;
  directScratchBytes(inputs: number): number;
  /** Bytes of room that a convolution with means needs. */
  convolutionSumsBytes(height: number, width: number, outputs: number): number;
}
