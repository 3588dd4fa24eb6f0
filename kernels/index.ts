export { convolutionScratchBytes, convolutionSumsBytes } from './convolve';
export { directScratchBytes } from './convolve-direct';
export { poolBytes, runJob, workerLoop } from './thread-pool';
