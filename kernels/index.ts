export { convolutionScratchBytes, convolutionSumsBytes } from './convolve';
export { directScratchBytes } from './convolve-direct';
export { filterGradientScratchBytes, productsBytes, transformedBytes } from './filter-gradient';
export { packingScratchBytes } from './pack-filter';
export { poolBytes, runJob, workerLoop } from './thread-pool';
