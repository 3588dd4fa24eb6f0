import { badList } from '../../model/edits/bad-edit.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { parseEdits, readEdits } from '../../model/edits/parse-edits.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';

/** Characters of edits that an address carries; servers and messengers cut long addresses off. */
export const longestEdits = 4000;

/**
 * Edits as an address carries them, one after the other with a semicolon between them, each `kind@site/list=value`:
 *
 *     mute@body.3.body.1.body.3.conv_du/5,7;gate@tail:input=0.5;zero-channels@head.0/0=output
 *
 * The list are channels, or the four numbers of a weight's index; the value is that of a force, scale, gate, weight or
 * bias, the side of zeroed channels, or all numbers of a vector. Undefined when it is longer than `longestEdits`.
 */
export function editsToAddress(edits: readonly Edit[]): string | undefined {
  // `serializeEdits` writes numbers in the fewest digits, which reading it keeps.
  const text = readEdits(serializeEdits(edits)).map(entryOf).join(';');
  return text.length > longestEdits ? undefined : text;
}

/**
 * Reads what `editsToAddress` wrote, or anything else. Throws `ReaderError` 'bad-edit' naming the first entry that is
 * wrong; whether a network has the places is for `checkEdits` to say.
 */
export function editsFromAddress(text: string): Edit[] {
  if (text === '') return [];
  if (text.length > longestEdits) throw badList(`in the address are longer than ${longestEdits} characters`);
  return parseEdits(text.split(';').map(fieldsOf));
}

function entryOf(edit: Edit): string {
  const start = `${edit.kind}@${edit.site}`;
  switch (edit.kind) {
    case 'mute':
    case 'pass':
    case 'solo':
      return `${start}/${edit.channels.join(',')}`;
    case 'force':
    case 'scale':
    case 'set-bias':
      return `${start}/${edit.channels.join(',')}=${edit.value}`;
    case 'transplant':
    case 'mean':
      return `${start}=${edit.values.join(',')}`;
    case 'identity':
      return start;
    case 'gate':
      return `${start}=${edit.value}`;
    case 'zero-channels':
      return `${start}/${edit.channels.join(',')}=${edit.side}`;
    case 'set-weight':
      return `${start}/${edit.index.join(',')}=${edit.value}`;
  }
}

/** The properties that an entry names, which `parseEdits` then checks; what is no number stays text. */
function fieldsOf(entry: string): Readonly<Record<string, unknown>> {
  const [, kind = '', site, list, value] =
    /^([^@]*)(?:@([^/=]*))?(?:\/([^=]*))?(?:=(.*))?$/s.exec(entry) ?? [];
  const fields: Record<string, unknown> = { kind };
  if (site !== undefined) fields.site = site;
  if (list !== undefined) fields[kind.endsWith('-weight') ? 'index' : 'channels'] = numbers(list);
  if (value === undefined) return fields;
  if (kind === 'transplant' || kind === 'mean') fields.values = numbers(value);
  else if (kind === 'zero-channels') fields.side = value;
  else fields.value = number(value);
  return fields;
}

const numbers = (text: string): unknown[] => text.split(',').map(number);

const number = (text: string): unknown => (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : text);
