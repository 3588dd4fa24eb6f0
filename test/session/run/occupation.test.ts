import { describe, expect, it } from 'vitest';
import { Occupation } from '../../../src/session/run/occupation.svelte.ts';

const never = new AbortController().signal;

/** Work in the background that ends when the test says so, or is interrupted. */
function workByHand() {
  const begun: { end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      begun.push({ end: resolve, fail: reject });
    });
  return { begun, work };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('Occupation', () => {
  it('gives up what goes on for what is begun, and is idle when the newest ends', () => {
    const occupation = new Occupation();
    const first = occupation.begin({ kind: 'opening' });
    const second = occupation.begin({ kind: 'loading' });
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    occupation.end(first);
    expect(occupation.activity.kind).toBe('loading');
    occupation.end(second);
    expect(occupation.activity.kind).toBe('idle');
  });

  it('is idle at once when cancelled', () => {
    const occupation = new Occupation();
    const work = occupation.begin({ kind: 'opening' });
    occupation.cancel();
    expect([work.signal.aborted, occupation.activity.kind]).toEqual([true, 'idle']);
  });

  it('begins work in the background once the reader’s own has ended', async () => {
    const occupation = new Occupation();
    const { begun, work } = workByHand();
    const reader = occupation.begin({ kind: 'loading' });
    const done = occupation.inBackground(work, never);
    await settle();
    expect(begun).toHaveLength(0);
    occupation.end(reader);
    await settle();
    begun[0]!.end('found');
    await expect(done).resolves.toBe('found');
  });

  it('interrupts it for the reader, and does it again after that', async () => {
    const occupation = new Occupation();
    const { begun, work } = workByHand();
    const done = occupation.inBackground(work, never);
    await settle();
    const reader = occupation.begin({ kind: 'loading' });
    await settle();
    expect(begun).toHaveLength(1);
    occupation.end(reader);
    await settle();
    expect(begun).toHaveLength(2);
    begun[1]!.end('found');
    await expect(done).resolves.toBe('found');
  });

  it('rejects when work in the background is given up or fails', async () => {
    const occupation = new Occupation();
    const { begun, work } = workByHand();
    const giveUp = new AbortController();
    const given = occupation.inBackground(work, giveUp.signal);
    await settle();
    giveUp.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    const failing = occupation.inBackground(work, never);
    await settle();
    begun[1]!.fail(new Error('refused'));
    await expect(failing).rejects.toThrow('refused');
  });
});
