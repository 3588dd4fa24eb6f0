import { csvFormatRows } from 'd3';

/** A number as it was computed, an address or a word; undefined or NaN where there is none. */
export type TableValue = number | string | undefined;

/**
 * The numbers that a figure draws. The columns are named in English with their units, on the page of either language,
 * so that what reads one file reads the other.
 */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
}

/** A table of a line for each of `items`; a column is what its function gives of them. */
export function tabulate<T>(
  items: readonly T[],
  columns: Readonly<Record<string, (item: T) => TableValue>>,
): Table {
  const cells = Object.values(columns);
  return { columns: Object.keys(columns), rows: items.map((item) => cells.map((cell) => cell(item))) };
}

/**
 * A table as comma-separated values with a line of column names (RFC 4180), every number with all its digits. There is
 * no byte order mark: spreadsheets need one only beyond ASCII, and other programs take it for part of the first name.
 */
export function writeCsv({ columns, rows }: Table): string {
  return `${csvFormatRows([[...columns], ...rows.map((row) => row.map(written))])}\n`;
}

const written = (value: TableValue): string =>
  value === undefined || Number.isNaN(value) ? '' : String(value);
