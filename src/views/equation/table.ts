import type { Table } from '../shared/table.ts';
import type { SymbolRow } from './rows.ts';

/** What an equation's symbols are in a run, in columns. */
export function symbolTable(rows: readonly SymbolRow[]): Table {
  return {
    columns: ['symbol', 'path', 'shape', 'mean', 'min', 'max', 'selected channel', 'value'],
    rows: rows.map(({ name, path, shape, numbers, value }) => [
      name,
      path,
      // Spreadsheets read more than ASCII only where they are told to.
      shape?.replaceAll('×', 'x'),
      numbers?.mean,
      numbers?.least,
      numbers?.most,
      numbers?.selected,
      value,
    ]),
  };
}
