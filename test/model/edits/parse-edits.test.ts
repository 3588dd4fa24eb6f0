import { describe, expect, test } from 'vitest';
import { ReaderError } from '../../../src/image/reader-error.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { parseEdits, readEdits } from '../../../src/model/edits/parse-edits.ts';
import { serializeEdits } from '../../../src/model/edits/serialize-edits.ts';

const all: readonly Edit[] = [
  { kind: 'mute', site: 's', channels: [1, 0] },
  { kind: 'pass', site: 's', channels: [2] },
  { kind: 'solo', site: 's', channels: [3] },
  { kind: 'force', site: 's', channels: [4], value: -1.5 },
  { kind: 'scale', site: 's', channels: [4], value: 0.1 },
  { kind: 'transplant', site: 's', values: [Math.fround(0.1), 1] },
  { kind: 'mean', site: 's', values: [] },
  { kind: 'identity', site: 's' },
  { kind: 'gate', site: 'g', value: 0.5 },
  { kind: 'zero-channels', site: 'c', side: 'output', channels: [0] },
  { kind: 'set-weight', site: 'c', index: [0, 1, 2, 0], value: -1000 },
  { kind: 'set-bias', site: 'c', channels: [3, 1], value: Math.fround(0.3) },
];

describe('A list of edits', () => {
  test('is read entry by entry, into objects of its own', () => {
    const read = parseEdits(all);
    expect(read).toEqual(all);
    read.forEach((edit, i) => expect(edit).not.toBe(all[i]));
  });

  test('is the same after serializing and reading', () => {
    const text = serializeEdits(all);
    const back = readEdits(text);
    const rounded = (edits: readonly Edit[]) =>
      JSON.parse(JSON.stringify(edits), (_, value: unknown) =>
        typeof value === 'number' ? Math.fround(value) : value,
      ) as unknown;
    expect(rounded(back)).toEqual(rounded(all));
    expect(serializeEdits(back)).toBe(text);
  });

  test('of before there were values sets weights to zero', () => {
    const older = { kind: 'zero-weight', site: 'c', index: [0, 1, 2, 0] };
    expect(parseEdits([older])).toEqual([{ ...older, kind: 'set-weight', value: 0 }]);
    expect(() => parseEdits([{ ...older, value: 1 }])).toThrow(/'zero-weight' does not have .*"value"/);
  });

  test('is written compactly: no spaces, float32 in the fewest digits, properties in one order', () => {
    const values = [0.3, 1 / 3].map(Math.fround);
    expect(serializeEdits([{ kind: 'mean', site: 'a', values }])).toBe(
      '[{"kind":"mean","site":"a","values":[0.3,0.33333334]}]',
    );
    const turned = { value: 1, site: 'a', kind: 'gate' } as const;
    expect(serializeEdits([turned])).toBe('[{"kind":"gate","site":"a","value":1}]');
  });

  const gate = { kind: 'gate', site: 'body.0', value: 0 };
  const mute = { kind: 'mute', site: 's', channels: [0] };
  test.each<[unknown, RegExp]>([
    [undefined, /must be a list/],
    [{ 0: gate, length: 1 }, /must be a list/],
    [[gate, null], /^Entry 1 of the edits: an edit is an object/],
    [[gate, [gate]], /^Entry 1 of the edits: an edit is an object/],
    [[{ ...gate, kind: 'close' }], /Entry 0 .*no kind "close"; possible are mute, pass, solo, force/],
    [[{ ...gate, kind: { toString: 1 } }], /no kind an object/],
    [[{ ...gate, site: 7 }], /'site' must be a place's name/],
    [[{ ...gate, channel: 1 }], /'gate' does not have the property "channel"; it takes kind, site, value/],
    [JSON.parse('[{"kind":"gate","site":"body.0","value":0,"__proto__":{}}]'), /property "__proto__"/],
    [[{ kind: 'gate', site: 'body.0' }], /'gate' lacks the property "value"/],
    [[{ ...gate, value: 1.01 }], /'value' is 1.01; a gate lies between 0 and 1/],
    [[{ ...gate, value: -0.1 }], /a gate lies between 0 and 1/],
    [[{ ...gate, value: NaN }], /must be finite in float32, but holds NaN/],
    [[{ ...gate, value: '1' }], /must be finite in float32, but holds "1"/],
    [[{ kind: 'force', site: 's', channels: [0], value: 1e39 }], /holds 1e\+39/],
    [[{ kind: 'mean', site: 's', values: [0, Infinity] }], /'values' must be finite .* holds Infinity/],
    [[{ kind: 'mean', site: 's', values: 'all' }], /'values' must be a list of numbers/],
    [[{ kind: 'mean', site: 's', values: new Array<number>(2) }], /holds undefined/],
    [[{ ...mute, channels: [] }], /'channels' names none/],
    [[{ ...mute, channels: [1, 1] }], /names a channel twice/],
    [[{ ...mute, channels: [0.5] }], /holds 0.5; it takes whole numbers/],
    [[{ ...mute, channels: [-1] }], /holds -1; it takes whole numbers/],
    [[{ kind: 'zero-channels', site: 'c', side: 'left', channels: [0] }], /'input' or 'output'/],
    [[{ kind: 'set-weight', site: 'c', index: [0, 0, 0], value: 0 }], /four numbers/],
    [[{ kind: 'set-weight', site: 'c', index: [0, 0, 0, 0, 0], value: 0 }], /four numbers/],
    [[{ kind: 'set-weight', site: 'c', index: [0, 0, 0, 0] }], /'set-weight' lacks the property "value"/],
    [
      [{ kind: 'set-weight', site: 'c', index: [0, 0, 0, 0], value: 1000.5 }],
      /'value' is 1000.5; a weight lies between -1000 and 1000/,
    ],
    [
      [{ kind: 'set-weight', site: 'c', index: [0, 0, 0, 0], value: NaN }],
      /must be finite in float32, but holds NaN/,
    ],
    [
      [{ kind: 'set-bias', site: 'c', channels: [0], value: -2000 }],
      /'value' is -2000; a bias lies between -1000 and 1000/,
    ],
    [[{ kind: 'set-bias', site: 'c', channels: [], value: 0 }], /'channels' names none/],
  ])('that is %j is refused, and nothing is changed', (given, sentence) => {
    const read = () => parseEdits(given);
    expect(read).toThrow(ReaderError);
    expect(read).toThrow(sentence);
    expect(read).toThrow(/Nothing was changed\.$/);
  });

  test('that is no JSON is refused with the reason', () => {
    expect(() => readEdits('[{]')).toThrow(/^The edits cannot be read as JSON: /);
  });
});
