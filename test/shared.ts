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

/**
 * A `describe` whose tests need the data in `../shared`. Where the folder is absent they fail, so that nothing goes
 * unchecked unseen; with `WITHOUT_SHARED=1` they are skipped, and the report says why.
 */
export function describeWithShared(name: string, tests: () => void): void {
  if (process.env['WITHOUT_SHARED'] === '1') {
    test.skip(`${name} (skipped: WITHOUT_SHARED=1)`, () => undefined);
  } else if (existsSync(root)) {
    describe(name, tests);
  } else {
    test(`${name}: needs the folder ../shared`, () => {
      throw new Error(
        `This test needs ${root}, which is absent. Set WITHOUT_SHARED=1 to skip all tests of its data.`,
      );
    });
  }
}
