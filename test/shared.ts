import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

/** The folder of large test data that lies beside the repository, not in it. */
const root = fileURLToPath(new URL('../../shared/', import.meta.url));

/** The absolute path of a file or folder of `../shared`, such as `sharedPath('data', 'set5', 'x2', 'hr')`. */
export function sharedPath(...parts: string[]): string {
  return join(root, ...parts);
}

export const hasShared = existsSync(root);

/**
 * A `describe` whose tests need the data in `../shared`. Without it they are skipped and the report says why; under
 * continuous integration (`CI` set) the missing folder is a failure, so that nothing goes unchecked there, unless
 * `WITHOUT_SHARED=1` says that it cannot be had.
 */
export function describeWithShared(name: string, tests: () => void): void {
  if (hasShared) {
    describe(name, tests);
  } else if (process.env['CI'] && process.env['WITHOUT_SHARED'] !== '1') {
    test(`${name}: needs the folder ../shared`, () => {
      throw new Error(`This test needs ${root}, which is absent, and CI may not skip it.`);
    });
  } else {
    test.skip(`${name} (skipped: the folder ../shared is absent)`, () => undefined);
  }
}
