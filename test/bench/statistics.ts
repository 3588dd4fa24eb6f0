import { median } from 'd3';
import type { ContenderName } from './contenders.ts';

/** One line of the report; times in milliseconds of wall clock, over `n` repeats. */
export interface Row {
  readonly task: 'forward';
  readonly backend: 'wasm';
  readonly threads: 1;
  readonly contender: ContenderName;
  /** Width and height of the LR picture in pixels. */
  readonly size: number;
  readonly median_ms: number;
  readonly min_ms: number;
  readonly max_ms: number;
  readonly n: number;
}

/** A contender's times at one size as a row. `times` must not be empty. */
export function row(contender: ContenderName, size: number, times: readonly number[]): Row {
  return {
    task: 'forward',
    backend: 'wasm',
    threads: 1,
    contender,
    size,
    median_ms: rounded(median(times)!),
    min_ms: rounded(Math.min(...times)),
    max_ms: rounded(Math.max(...times)),
    n: times.length,
  };
}

/** To microseconds: what lies below is noise. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

/** The rows as a table for people, with each contender's time as a multiple of ours. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ contender, size, median_ms, min_ms, max_ms, n }) => {
    const ours = rows.find((other) => other.contender === 'ours' && other.size === size)!;
    const ratio = (median_ms / ours.median_ms).toFixed(2);
    return [
      `${size} px`,
      contender,
      median_ms.toFixed(1),
      min_ms.toFixed(1),
      max_ms.toFixed(1),
      ratio,
      `${n}`,
    ];
  });
  const head = ['size', 'contender', 'median ms', 'min ms', 'max ms', 'of ours', 'repeats'];
  return [head, ...lines].map((cells) => cells.map((cell) => cell.padStart(10)).join('')).join('\n');
}
