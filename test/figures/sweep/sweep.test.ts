import { describe, expect, it } from 'vitest';
import { Sweep } from '../../../src/figures/sweep/sweep.svelte.ts';

/** A sweep whose measurements end when the test says so, on a clock that each of them moves on by two seconds. */
function sweepByHand() {
  const open: {
    target: number;
    end: (value: number) => void;
    fail: (error: Error) => void;
    tell: (share: number) => void;
  }[] = [];
  let time = 0;
  const sweep = new Sweep<number, number>({
    measure: (target, signal, tell) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        open.push({ target, end: resolve, fail: reject, tell });
      }),
    now: () => (time += 1000),
  });
  const next = async () => {
    await expect.poll(() => open.length, { interval: 1 }).toBe(1);
    return open.shift()!;
  };
  return { sweep, open, next };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('Sweep', () => {
  it('measures one target after the other, with results as they come and the time left', async () => {
    const { sweep, next } = sweepByHand();
    const end = sweep.start([7, 8, 9]);
    expect([sweep.state, sweep.total, sweep.secondsLeft]).toEqual(['running', 3, undefined]);
    (await next()).end(70);
    const second = await next();
    expect(sweep.found).toEqual([{ target: 7, value: 70 }]);
    expect(sweep.secondsLeft).toBe(2);
    second.end(80);
    (await next()).end(90);
    await end;
    expect(sweep.state).toBe('done');
    expect(sweep.found.map(({ value }) => value)).toEqual([70, 80, 90]);
    expect(sweep.secondsLeft).toBeUndefined();
  });

  it('follows a measurement that tells how far it is, and forecasts with it', async () => {
    const { sweep, next } = sweepByHand();
    const end = sweep.start([1, 2]);
    const first = await next();
    first.tell(0.25);
    // A quarter of one of two took a second.
    expect([sweep.share, sweep.secondsLeft]).toEqual([0.25, 7]);
    first.end(10);
    const second = await next();
    expect([sweep.share, sweep.found.length]).toEqual([0, 1]);
    second.tell(0.5);
    sweep.cancel();
    second.tell(0.75);
    await end;
    expect([sweep.share, sweep.found.length]).toEqual([0, 1]);
  });

  it('is cancelled half-way and keeps what it found', async () => {
    const { sweep, next } = sweepByHand();
    const end = sweep.start([1, 2]);
    (await next()).end(10);
    await next();
    sweep.cancel();
    await end;
    expect([sweep.state, sweep.found.length, sweep.error]).toEqual(['cancelled', 1, undefined]);
  });

  it('rests while it is paused, and can be cancelled then', async () => {
    const { sweep, next, open } = sweepByHand();
    const end = sweep.start([1, 2, 3]);
    const first = await next();
    sweep.pause();
    first.end(10);
    await settle();
    expect([open.length, sweep.found.length, sweep.state]).toEqual([0, 1, 'paused']);
    sweep.resume();
    const second = await next();
    sweep.pause();
    second.end(20);
    await settle();
    sweep.cancel();
    await end;
    expect([open.length, sweep.found.length, sweep.state]).toEqual([0, 2, 'cancelled']);
  });

  it('starts anew with nothing left of the sweep before', async () => {
    const { sweep, next } = sweepByHand();
    const first = sweep.start([1, 2]);
    await next();
    const second = sweep.start([3]);
    await first;
    (await next()).end(30);
    await second;
    expect(sweep.found).toEqual([{ target: 3, value: 30 }]);
    expect(sweep.state).toBe('done');
  });

  it('says why it failed', async () => {
    const { sweep, next } = sweepByHand();
    const end = sweep.start([1, 2]);
    (await next()).fail(new Error('the backend stopped'));
    await end;
    expect(sweep.state).toBe('failed');
    expect(sweep.error?.message).toBe('the backend stopped');
  });
});
