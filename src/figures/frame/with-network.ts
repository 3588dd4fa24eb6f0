import { outputName } from '../../views/shared/output-name.ts';
import type { Table } from '../../views/shared/table.ts';

/** A table of an edited network, which says so in a last column `network`: a file is read without the page. */
export function withNetwork({ columns, rows }: Table, isEdited: boolean): Table {
  if (!isEdited) return { columns, rows };
  return { columns: [...columns, 'network'], rows: rows.map((row) => [...row, outputName('en', true)]) };
}
