/** Messages that make `losable-worker.ts` give up its WebGL context or its WebGPU device, as a driver that restarts would. */
export const loseContext = 'lose the context';
export const destroyDevice = 'destroy the device';
