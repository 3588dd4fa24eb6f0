import { beforeEach, expect, it } from 'vitest';
import { LossCount } from '../../src/engine/loss-count.ts';

const minute = 60_000;
let now: number;
let losses: LossCount;
beforeEach(() => {
  now = 0;
  losses = new LossCount(() => now);
});

it('has a backend given up that is lost twice in a row', () => {
  expect([losses.add('wasm'), losses.add('wasm')]).toEqual([false, true]);
});

it('counts each backend for itself', () => {
  expect([losses.add('webgpu'), losses.add('webgl'), losses.add('wasm')]).toEqual([false, false, false]);
});

it('begins anew after a run that finished', () => {
  for (let i = 0; i < 20; i++) {
    expect(losses.add('wasm')).toBe(false);
    losses.forget('wasm');
  }
});

it('does not add up what is hours apart, as when a machine sleeps', () => {
  for (let i = 0; i < 20; i++, now += 120 * minute) expect(losses.add('webgl')).toBe(false);
  now -= 119 * minute;
  expect(losses.add('webgl')).toBe(true);
});
