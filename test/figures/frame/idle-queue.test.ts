import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { IdleQueue } from '../../../src/figures/frame/idle-queue.ts';

it('runs nothing before the start, then all in the order in which they were queued', async () => {
  const queue = new IdleQueue();
  const run: string[] = [];
  queue.enqueue(() => run.push('first'));
  queue.enqueue(() => run.push('second'));
  await sleep(120);
  expect(run).toEqual([]);
  queue.start();
  expect(run).toEqual([]);
  await expect.poll(() => run).toEqual(['first', 'second']);
});

it('runs one at a time, and none that were removed', async () => {
  const queue = new IdleQueue();
  const run: string[] = [];
  const remove = queue.enqueue(() => run.push('removed'));
  queue.start();
  queue.enqueue(() => run.push('first'));
  queue.enqueue(() => run.push('second'));
  remove();
  const lengths: number[] = [];
  await expect
    .poll(
      () => {
        lengths.push(run.length);
        return run;
      },
      { interval: 5 },
    )
    .toEqual(['first', 'second']);
  expect(lengths).toContain(1);
});

it('does not run synchronously what is queued after the start', async () => {
  const queue = new IdleQueue();
  queue.start();
  let hasRun = false;
  queue.enqueue(() => (hasRun = true));
  expect(hasRun).toBe(false);
  await expect.poll(() => hasRun).toBe(true);
});
