import { expect, test } from 'vitest';
import { oursFor, row, type Row, type Subject } from './row.ts';

const subject: Subject = {
  task: 'forward',
  where: 'node',
  backend: 'wasm',
  threads: 1,
  contender: 'ort',
  net: '5x5x32',
  size: 64,
};
const seen = { difference: 1e-4 };

test('a row holds the median, the quartiles and the extremes, in milliseconds', () => {
  expect(row(subject, [3, 1.23456, 10, 2, 4], seen)).toEqual({
    ...subject,
    median_ms: 3,
    min_ms: 1.235,
    q1_ms: 2,
    q3_ms: 4,
    max_ms: 10,
    n: 5,
    difference: 1e-4,
  });
});

test('a row is compared with ours of the same task, place, network and size', () => {
  const of = (part: Partial<Subject>): Row => row({ ...subject, ...part }, [1], seen);
  const ours = of({ contender: 'ours' });
  const ort = of({});
  const others = [
    of({ contender: 'ours', where: 'chromium' }),
    of({ contender: 'ours', size: 96 }),
    of({ contender: 'ours', net: '10x20x64' }),
    of({ contender: 'ours', task: 'linear' }),
  ];
  expect(oursFor(ort, [...others, ours, ort])).toBe(ours);
  expect(oursFor(ort, [...others, ort])).toBeUndefined();
});

test('what the page does is compared with a plain forward pass', () => {
  const of = (part: Partial<Subject>): Row => row({ ...subject, contender: 'ours', ...part }, [1], seen);
  const [forward, trace] = [of({}), of({ task: 'trace' })];
  expect(oursFor(trace, [trace, forward])).toBe(forward);
});

test('a row of two threads is compared with ours of two threads, or else of one', () => {
  const of = (part: Partial<Subject>): Row => row({ ...subject, ...part }, [1], seen);
  const one = of({ contender: 'ours' });
  const two = of({ contender: 'ours', threads: 2 });
  const ort = of({ threads: 2 });
  expect(oursFor(ort, [one, two, ort])).toBe(two);
  expect(oursFor(ort, [one, ort])).toBe(one);
});
