import { ReaderError } from '../image/reader-error.ts';
import type { Edit } from '../model/edits/edit.ts';
import { readEdits } from '../model/edits/parse-edits.ts';
import { readBytes } from './files.ts';

/** The line of a usage that says what --edits takes. */
export const editsUsage =
  'a JSON file of changes to the pass, such as docs/edits-example.json; the README says what there is';

/**
 * Reads the file of --edits; no edits where the option is not given.
 * @throws ReaderError `file-unreadable`, or `bad-edit` with the path in its sentence
 */
export async function editsFrom(path: string | undefined): Promise<{ edits?: readonly Edit[] }> {
  if (path === undefined) return {};
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return { edits: readEdits(text) };
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    throw new ReaderError(error.code, `${path}: ${error.message}`, { ...error.details, file: path });
  }
}
