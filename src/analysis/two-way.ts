import { mean, range, sum } from 'd3';

/** Where the variance of a table of numbers lies, as shares of it that add up to 1; NaN where all are equal. */
export interface TwoWay {
  /** Of the means of the rows. */
  readonly rows: number;
  /** Of the means of the columns. */
  readonly columns: number;
  /** Of what is left of a value without the means of its row and its column. */
  readonly rest: number;
}

/**
 * Two-way decomposition of the variance of x[row][column], one value to a cell: x = m + a(row) + b(column) + e, with m the
 * mean of all, a and b how far the mean of a row and a column lies from it. The squares of a, b and e over all cells add up
 * to those of x - m.
 * @param table rows of equal length, at least one of each
 */
export function twoWay(table: readonly ArrayLike<number>[]): TwoWay {
  const rows = table.map((row) => Array.from(row));
  const rowMeans = rows.map((row) => mean(row) ?? NaN);
  const columnMeans = range(rows[0]?.length ?? 0).map((c) => mean(rows, (row) => row[c]) ?? NaN);
  const all = mean(rowMeans) ?? NaN;
  const total = sum(rows.flat(), (x) => (x - all) ** 2);
  const ofRows = columnMeans.length * sum(rowMeans, (x) => (x - all) ** 2);
  const ofColumns = rows.length * sum(columnMeans, (x) => (x - all) ** 2);
  const ofRest = sum(
    rows.flatMap((row, r) => row.map((x, c) => (x - rowMeans[r]! - columnMeans[c]! + all) ** 2)),
  );
  return { rows: ofRows / total, columns: ofColumns / total, rest: ofRest / total };
}
