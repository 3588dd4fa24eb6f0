export { convolutionScratchBytes, convolutionSumsBytes } from './convolve';
export { directScratchBytes } from './convolve-direct';
export { crewBytes, help, lead } from './crew';
