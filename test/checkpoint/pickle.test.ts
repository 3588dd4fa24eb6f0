import { describe, expect, test } from 'vitest';
import { readPickle } from '../../src/checkpoint/pickle.ts';
import { torchMeanings } from '../../src/checkpoint/torch-objects.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { thrownBy } from './states.ts';

/** Bytes of a pickle from text (as Latin-1) and numbers. */
function pickle(...parts: (string | number)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [part])),
  );
}

const read = (...parts: (string | number)[]): unknown => readPickle(pickle(...parts), 0, torchMeanings).value;

describe('a pickle', () => {
  test('is read as plain data', () => {
    expect(read(0x80, 2, '}(X', 1, 0, 0, 0, 'aK', 7, 'X', 1, 0, 0, 0, 'b]M', 0, 1, 'aU', 1, 'cNu.')).toEqual(
      new Map<string, unknown>([
        ['a', 7],
        ['b', [256]],
        ['c', null],
      ]),
    );
    expect(read('J', 0xff, 0xff, 0xff, 0xff, 0x88, 0x89, 0x87, '.')).toEqual([-1, true, false]);
    expect(read('G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0, '.')).toBe(1.5);
    expect(read(0x8a, 1, 0xff, '.')).toBe(-1);
    expect(read(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, '.')).toBe(2n ** 64n);
    expect(read(0x8a, 0, '.')).toBe(0);
  });

  test('ends where it ends, and others may follow', () => {
    expect(readPickle(pickle('K', 1, '.K', 2, '.'), 0, torchMeanings)).toEqual({ value: 1, end: 3 });
    expect(readPickle(pickle('K', 1, '.K', 2, '.'), 3, torchMeanings)).toEqual({ value: 2, end: 6 });
  });

  test('recalls what it stored', () => {
    expect(read(']q', 0, 'h', 0, 0x86, '.')).toEqual([[], []]);
  });

  test.each<[string, (string | number)[], RegExp]>([
    ['os.system', ['cos\nsystem\nX', 2, 0, 0, 0, 'ls', 0x85, 'R.'], /'os\.system' at byte 0/],
    ['eval', [0x80, 2, 'c__builtin__\neval\n.'], /'__builtin__\.eval' at byte 2/],
    ['a name like an accepted one', ['ctorch._utils\n_rebuild_tensor_v3\n.'], /_rebuild_tensor_v3/],
    ['a name found by path', ['ccollections\nOrderedDict.__init__\n.'], /OrderedDict\.__init__/],
    ['INST', ['(ios\nsystem\n.'], /instruction 0x69 at byte 1/],
    ['OBJ', ['(ccollections\nOrderedDict\no.'], /instruction 0x6f/],
    ['NEWOBJ', ['ccollections\nOrderedDict\n)', 0x81, '.'], /instruction 0x81/],
    ['STACK_GLOBAL', [0x93, '.'], /instruction 0x93/],
    ['EXT1', [0x82, 1, '.'], /instruction 0x82/],
    ['text persistent ids', ['Pos.system\n.'], /instruction 0x50/],
    ['protocol 4', [0x80, 4, '.'], /protocol 4/],
    ['calling data', ['K', 1, ')R.'], /calls what is no function/],
    ['calling a storage', ['ctorch\nFloatStorage\n)R.'], /calls torch\.FloatStorage/],
    ['attributes of a list', [']}b.'], /attributes of what is no dict/],
    ['a dict with a key but no value', ['}(K', 1, 'u.'], /fills what is no dict/],
    ['a value from below a mark', ['K', 1, '(', 0x85, '.'], /takes a value that is not there/],
    ['a list never opened', ['t.'], /never opened/],
    ['a memo never stored', ['h', 3, '.'], /refers to value 3/],
    ['endless nesting', ['('.repeat(300)], /nested more than/],
    ['an end in the middle', ['X', 200, 0, 0, 0, 'abc'], /the file ends in the middle/],
    ['a name without end', ['ctorch'], /name has no end/],
    ['a storage that is none', ['K', 1, 'Q.'], /names something that is no storage/],
    ['a tensor without a storage', ['ctorch._utils\n_rebuild_tensor_v2\n)R.'], /describes a tensor wrongly/],
  ])('is refused with a sentence: %s', (_, parts, message) => {
    const error = thrownBy(() => read(...parts));
    expect(error).toBeInstanceOf(ReaderError);
    expect((error as ReaderError).message).toMatch(message);
  });
});
