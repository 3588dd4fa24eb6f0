import { onTestFinished, vi } from 'vitest';

/**
 * Until the test has ended, every look at `performance.now` is so many milliseconds later than the one before. An engine
 * then yields and reports as in a long run, though the run is short and however fast the machine is.
 */
export function slowClock(milliseconds = 20): void {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds));
  onTestFinished(() => clock.mockRestore());
}
