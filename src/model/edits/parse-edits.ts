import { badEdit, badList } from './bad-edit.ts';
import { mostParameter, type Edit, type WeightIndex } from './edit.ts';
import { Fields } from './fields.ts';

/**
 * Reads edits from JSON text, as a file or an address holds them. Throws as `parseEdits` does, and `ReaderError`
 * 'bad-edit' where the text is no JSON.
 */
export function readEdits(text: string): Edit[] {
  return parseEdits(jsonOf(text));
}

/**
 * Reads edits from an untrusted value; the result is a copy. Whether a network has their sites is checked by
 * `checkEdits`. Throws `ReaderError` 'bad-edit' naming the entry, what is wrong with it and what is possible: an unknown
 * kind, a property unknown or missing, a number that is not finite, a gate outside 0..1, a weight or bias beyond
 * `mostParameter`. A weight set to zero may also be called by its older name, `zero-weight`.
 */
export function parseEdits(given: unknown): Edit[] {
  if (!Array.isArray(given)) throw badList('must be a list of edits, such as [{"kind": "gate", …}]');
  return Array.from(given, (entry: unknown, i) => parseEdit(new Fields(entry, i)));
}

function parseEdit(fields: Fields): Edit {
  const kind = fields.kind;
  switch (kind) {
    case 'mute':
    case 'pass':
    case 'solo':
      fields.expect('channels');
      return { kind, site: fields.site, channels: fields.channels() };
    case 'force':
    case 'scale':
      fields.expect('channels', 'value');
      return { kind, site: fields.site, channels: fields.channels(), value: fields.value() };
    case 'transplant':
    case 'mean':
      fields.expect('values');
      return { kind, site: fields.site, values: fields.numbers('values') };
    case 'identity':
      fields.expect();
      return { kind, site: fields.site };
    case 'gate':
      fields.expect('value');
      return { kind, site: fields.site, value: within(fields, 0, 1, 'a gate') };
    case 'zero-channels':
      fields.expect('side', 'channels');
      return { kind, site: fields.site, side: side(fields), channels: fields.channels() };
    case 'set-weight':
      fields.expect('index', 'value');
      return { kind, site: fields.site, index: index(fields), value: parameter(fields, 'a weight') };
    case 'set-bias':
      fields.expect('channels', 'value');
      return { kind, site: fields.site, channels: fields.channels(), value: parameter(fields, 'a bias') };
    case 'zero-weight':
      fields.expect('index');
      return { kind: 'set-weight', site: fields.site, index: index(fields), value: 0 };
  }
}

const parameter = (fields: Fields, what: string): number =>
  within(fields, -mostParameter, mostParameter, what);

function within(fields: Fields, least: number, most: number, what: string): number {
  const value = fields.value();
  if (value >= least && value <= most) return value;
  const problem = `'value' is ${value}; ${what} lies between ${least} and ${most}`;
  throw badEdit(fields.entry, problem, { property: 'value', least, most });
}

function side(fields: Fields): 'input' | 'output' {
  const given = fields.get('side');
  if (given === 'input' || given === 'output') return given;
  throw badEdit(fields.entry, "'side' must be 'input' or 'output'", { property: 'side' });
}

function index(fields: Fields): WeightIndex {
  const [output, input, row, column, ...rest] = fields.wholes('index');
  if (column === undefined || rest.length > 0) {
    const wanted = "'index' must be four numbers: output channel, input channel, row, column";
    throw badEdit(fields.entry, wanted, { property: 'index' });
  }
  return [output!, input!, row!, column];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badList(`cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
