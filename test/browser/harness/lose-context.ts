/** The message that makes `losable-worker.ts` give its WebGL context up, as a driver that restarts would. */
export const loseContext = 'lose the context';
