import { describe, expect, test } from 'vitest';
import { ReaderError } from '../../src/image/reader-error.ts';
import { checkSentence, Inputs, tryOn, type FuzzKind } from './kind.ts';
import { kinds } from './kinds/index.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

/** A kind whose reader does as it is told. */
const reading = (read: () => void): FuzzKind => ({
  name: 'told',
  extension: '.bin',
  seeds: () => [],
  handMade: () => [],
  grammar: () => new Uint8Array(),
  read,
});

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test('are the same for the same seed, and others for another', () => {
    const first = kind.handMade().length;
    const numbers = Array.from({ length: 12 }, (_, i) => first + i);
    const of = (seed: number): Uint8Array[] => {
      const inputs = new Inputs(kind, seed);
      return numbers.map((index) => inputs.at(index));
    };
    expect(of(1)).toEqual(of(1));
    expect(of(2)).not.toEqual(of(1));
  });

  test('that are made are taken or refused', () => {
    const inputs = new Inputs(kind, 7);
    const first = kind.handMade().length;
    for (let i = first; i < first + 25; i++) expect([true, false]).toContain(tryOn(kind, inputs.at(i)));
  });
});

describe('a reader is wrong', () => {
  const thrown = (error: Error) => () => {
    throw error;
  };
  test('when it throws anything but a ReaderError', () => {
    expect(() => tryOn(reading(thrown(new RangeError('stack'))), new Uint8Array())).toThrow('stack');
    expect(tryOn(reading(thrown(new ReaderError('empty-file', 'It is empty.'))), new Uint8Array())).toBe(
      false,
    );
    expect(
      tryOn(
        reading(() => undefined),
        new Uint8Array(),
      ),
    ).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['far too much', 'a'.repeat(2000)],
    ['marks of direction', 'a\u202eb'],
    ['escapes of the terminal', 'a\x1b[2J'],
  ])('when its sentence holds %s', (_, words) => {
    expect(() => checkSentence(words)).toThrow(/a sentence/);
  });
});

test('mutations change files, and keep them small', () => {
  const random = new Random(1);
  const file = Uint8Array.from({ length: 1000 }, (_, i) => i);
  const results = Array.from({ length: 300 }, () => mutated(file, random, () => file));
  expect(Math.max(...results.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20);
  expect(results.filter((result) => Buffer.compare(result, file) === 0).length).toBeLessThan(30);
});
