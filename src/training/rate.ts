import type { TrainingSetup } from './setup.ts';

/** The rate of Adam at a step, counted from 0. */
export function rateAt({ rate, schedule, halveEvery, steps }: TrainingSetup, step: number): number {
  switch (schedule) {
    case 'constant':
      return rate;
    case 'halved':
      return rate * 0.5 ** Math.floor(step / halveEvery);
    case 'cosine':
      return (rate / 2) * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps));
  }
}
