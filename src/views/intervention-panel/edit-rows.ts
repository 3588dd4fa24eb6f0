import type { RcanConfig } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { VectorChange } from '../edits/change-edits.ts';
import { editPhrase } from '../edits/edit-words.ts';
import type { Locale } from '../shared/look.ts';
import { interventionWords } from './words.ts';

/** A line of the list of edits, and what goes when it is removed. */
export interface EditRow {
  readonly phrase: string;
  readonly edits: readonly Edit[];
}

const vectorKinds: readonly Edit['kind'][] = [
  'identity',
  'mean',
  'transplant',
] satisfies VectorChange['kind'][];
const isVector = (edit: Edit): edit is VectorChange => vectorKinds.includes(edit.kind);

/** Edits in the order in which they were made. What replaces the attention of several blocks alike takes one line. */
export function editRows(config: RcanConfig, edits: readonly Edit[], locale: Locale): EditRow[] {
  const rows: EditRow[] = [];
  const seen = new Set<Edit['kind']>();
  for (const edit of edits) {
    const alike = isVector(edit) ? edits.filter(({ kind }) => kind === edit.kind) : [edit];
    if (alike.length === 1) rows.push({ phrase: editPhrase[locale](config, edit), edits: alike });
    else if (isVector(edit) && !seen.has(edit.kind))
      rows.push({ phrase: interventionWords[locale].many(edit.kind, alike.length), edits: alike });
    seen.add(edit.kind);
  }
  return rows;
}
