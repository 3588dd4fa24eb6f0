import { expect, test } from 'vitest';
import { row, table } from './statistics.ts';

test('a row holds the median and the extremes, in milliseconds', () => {
  expect(row('ort', 64, [3, 1.23456, 10, 2])).toEqual({
    task: 'forward',
    backend: 'wasm',
    threads: 1,
    contender: 'ort',
    size: 64,
    median_ms: 2.5,
    min_ms: 1.235,
    max_ms: 10,
    n: 4,
  });
});

test('the table compares every contender with ours at the same size', () => {
  const lines = table([row('ours', 64, [10]), row('ort', 64, [15]), row('ours', 96, [20])]).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]!.trim().split(/\s{2,}/)).toEqual(['64 px', 'ort', '15.0', '15.0', '15.0', '1.50', '1']);
});
