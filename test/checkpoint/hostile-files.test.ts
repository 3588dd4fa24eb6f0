import { describe, expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { hostileFiles } from './hostile-files.ts';
import { arrayBuffer, thrownBy } from './states.ts';

// The bound that a reader feels, 2 s, is measured by `npm run fuzz`; this guard only tells a hang from a slow machine.
const guard = 20_000;

describe('a file that is made to keep the reader busy is refused in a sentence', () => {
  test.each(Object.entries(hostileFiles))(
    '%s',
    (name, make) => {
      const error = thrownBy(() => readCheckpoint(arrayBuffer(make()), `${name}.pt`));
      expect(error).toBeInstanceOf(ReaderError);
      const { message } = error as ReaderError;
      expect(message.length).toBeLessThanOrEqual(1001);
      expect(message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    },
    guard,
  );
});
