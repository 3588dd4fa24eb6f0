import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inputs, type FuzzKind } from './kind.ts';
import type { Suspect } from './messages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.cache/fuzz');
const command = fileURLToPath(new URL('./fuzz.ts', import.meta.url));

/** An input that failed, written down, and what it did. */
export interface Failure extends Suspect {
  readonly kind: string;
  /** Tries it again. */
  readonly repeat: string;
}

/**
 * Writes a suspect's input down and tries it again, alone in a process of its own: other inputs before it may have left
 * memory to be collected. Undefined where it then does nothing wrong.
 */
export function confirmed(kind: FuzzKind, seed: number, { index, why }: Suspect): Failure | undefined {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${kind.name}-${seed}-${index}${kind.extension}`);
  writeFileSync(path, new Inputs(kind, seed).at(index));
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, command, '--only', kind.name, '--file', path],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status === 0) return undefined;
  const repeat = `npm run fuzz -- --only ${kind.name} --file ${relative(root, path).replaceAll('\\', '/')}`;
  return { index, why, kind: kind.name, repeat };
}
