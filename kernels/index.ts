export { convolve, scratchBytes } from './convolve';
export { convolveDirect, directScratchBytes } from './convolve-direct';
export { scaleAdd } from './scale-add';
