import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from '../../../src/figures/frame/turns.ts';

it('Nobody has a turn before the beginning; then all have, in the order in which they asked', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  turns.ask(() => taken.push('first'));
  turns.ask(() => taken.push('second'));
  await sleep(120);
  expect(taken).toEqual([]);
  turns.begin();
  expect(taken).toEqual([]);
  await expect.poll(() => taken).toEqual(['first', 'second']);
});

it('One turn at a time, and none for those who gave theirs up', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  const giveUp = turns.ask(() => taken.push('given up'));
  turns.begin();
  turns.ask(() => taken.push('first'));
  turns.ask(() => taken.push('second'));
  giveUp();
  const lengths: number[] = [];
  await expect
    .poll(
      () => {
        lengths.push(taken.length);
        return taken;
      },
      { interval: 5 },
    )
    .toEqual(['first', 'second']);
  expect(lengths).toContain(1);
});

it('Who asks after the beginning waits for a turn too', async () => {
  const turns = new Turns();
  turns.begin();
  let taken = false;
  turns.ask(() => (taken = true));
  expect(taken).toBe(false);
  await expect.poll(() => taken).toBe(true);
});
