/** Below this there is too little to go by: shaders compile and caches fill during the first steps. */
const leastElapsed = 150;

/**
 * Estimated seconds to the end of a run, from the multiply-adds done so far. Undefined in the beginning.
 * @param elapsed milliseconds since the run began
 * @param done, total multiply-adds
 */
export function secondsLeft(elapsed: number, done: number, total: number): number | undefined {
  if (elapsed < leastElapsed || done <= 0) return undefined;
  return ((elapsed / 1000) * (total - done)) / done;
}
