import { expect, it } from 'vitest';
import { stopwatch } from '../../src/engine/stopwatch.ts';

it('counts the milliseconds since it was started, and none down where the clock is set back', () => {
  let now = 3_600_000;
  const elapsed = stopwatch(() => now);
  now += 100;
  expect(elapsed()).toBe(100);
  now -= 3_600_000;
  expect(elapsed()).toBe(100);
  now += 50;
  expect(elapsed()).toBe(150);
});
