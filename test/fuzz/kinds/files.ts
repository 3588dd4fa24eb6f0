import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharedPath } from '../../shared.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The bytes of the files of a folder whose names fit, in the order of their names; none where there is no such folder. */
function filesIn(folder: string, names: RegExp, largest: number): Uint8Array[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .toSorted()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size <= largest)
    .map((path) => new Uint8Array(readFileSync(path)));
}

/** Files of this repository. */
export const projectFiles = (folder: string, names: RegExp): Uint8Array[] =>
  filesIn(join(root, folder), names, 1 << 20);

/** Files that once broke something, beside the repository, where they are there. */
export const sharedCases = (kind: string, names = /./): Uint8Array[] =>
  filesIn(sharedPath('cases', kind), names, 1 << 20);

export const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Any bytes as text: what is no UTF-8 becomes U+FFFD. */
export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
