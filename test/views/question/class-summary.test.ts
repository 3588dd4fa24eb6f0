import { describe, expect, it } from 'vitest';
import { countChoices, meanOrder, stackDots } from '../../../src/views/question/class-summary.ts';

describe('the predictions of a class', () => {
  it('are counted by choice', () => {
    const answers = [0, 2, 2].map((index) => ({ kind: 'choice', index }) as const);
    expect(countChoices(answers, 3)).toEqual([1, 0, 2]);
  });

  it('are put in order by mean place, ties as they are listed', () => {
    const answers = [
      [2, 0, 1, 3],
      [2, 1, 0, 3],
    ].map((order) => ({ kind: 'order', order }) as const);
    expect(meanOrder(answers, 4)).toEqual([
      { item: 2, place: 1 },
      { item: 0, place: 2.5 },
      { item: 1, place: 2.5 },
      { item: 3, place: 4 },
    ]);
  });

  it('stand on a line, near ones above each other', () => {
    const dots = stackDots([10, 0, 0.4, 0], (value) => value / 10, 0.05);
    expect(dots).toEqual([
      { value: 0, at: 0, level: 0 },
      { value: 0, at: 0, level: 1 },
      { value: 0.4, at: 0.04, level: 2 },
      { value: 10, at: 1, level: 0 },
    ]);
  });
});
