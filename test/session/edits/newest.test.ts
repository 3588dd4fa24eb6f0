import { describe, expect, it } from 'vitest';
import { Newest } from '../../../src/session/edits/newest.ts';

describe('Newest', () => {
  it('does the first wish and the last of those that came meanwhile, one at a time', async () => {
    const done: number[] = [];
    let atOnce = 0;
    const newest = new Newest(async (wish: number) => {
      expect(++atOnce).toBe(1);
      await Promise.resolve();
      atOnce--;
      done.push(wish);
    });
    await Promise.all([1, 2, 3, 4].map((wish) => newest.ask(wish)));
    expect(done).toEqual([1, 4]);
    await newest.ask(5);
    expect(done).toEqual([1, 4, 5]);
  });

  it('goes on after a failure, and rejects only if the last wish failed', async () => {
    const newest = new Newest((wish: string) =>
      wish === 'bad' ? Promise.reject(new Error('refused')) : Promise.resolve(),
    );
    const first = newest.ask('bad');
    await expect(newest.ask('good')).resolves.toBeUndefined();
    await expect(first).resolves.toBeUndefined();
    await expect(newest.ask('bad')).rejects.toThrow('refused');
    await expect(newest.ask('good')).resolves.toBeUndefined();
  });

  it('does not do what was forgotten', async () => {
    const done: number[] = [];
    const newest = new Newest(async (wish: number) => void done.push(wish));
    const first = newest.ask(1);
    void newest.ask(2);
    newest.forget();
    await first;
    expect(done).toEqual([1]);
  });
});
