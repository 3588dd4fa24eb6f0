/**
 * Begins to count time; what it returns tells the milliseconds since. It never counts down: of a clock that is set back,
 * as some browsers do after a machine has slept, only what passes before and after counts.
 * @param now the time in ms, from any origin
 */
export function stopwatch(now: () => number = () => performance.now()): () => number {
  let last = now();
  let elapsed = 0;
  return () => {
    const time = now();
    elapsed += Math.max(0, time - last);
    last = time;
    return elapsed;
  };
}
