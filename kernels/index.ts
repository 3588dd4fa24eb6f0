export { convolve, scratchBytes } from './convolve';
export { scaleAdd } from './scale-add';
