import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, block, head, pooled, tailInput } from '../../../src/model/sites.ts';
import { editsFromAddress, editsToAddress, longestEdits } from '../../../src/session/edits/edits-address.ts';
import { readPermalink, writePermalink } from '../../../src/notebook/permalink/permalink.ts';

const everyKind: readonly Edit[] = [
  { kind: 'mute', site: attention(3, 1), channels: [5, 7] },
  { kind: 'pass', site: attention(0, 0), channels: [0] },
  { kind: 'solo', site: attention(2, 4), channels: [31] },
  { kind: 'force', site: pooled(0, 1), channels: [2], value: -0.125 },
  { kind: 'scale', site: attention(0, 1), channels: [3], value: 1e-7 },
  { kind: 'transplant', site: attention(1, 1), values: [0, 0.5, 1e21] },
  { kind: 'mean', site: attention(1, 2), values: [0.25] },
  { kind: 'identity', site: attention(1, 3) },
  { kind: 'gate', site: tailInput, value: 0.5 },
  { kind: 'gate', site: block(0, 0), value: 0 },
  { kind: 'zero-channels', site: head, side: 'output', channels: [0, 1] },
  { kind: 'set-weight', site: head, index: [3, 2, 1, 0], value: -0.125 },
  { kind: 'set-bias', site: head, channels: [3], value: 2.5 },
];

const query = (edits: readonly Edit[]) => writePermalink({ edits });
const fromQuery = (text: string) => readPermalink(text).given.edits ?? [];

describe('edits in an address', () => {
  it('are read back as they were, of every kind', () => {
    expect(fromQuery(`?${query(everyKind)}`)).toEqual(everyKind);
    expect(fromQuery(`?${query([])}`)).toEqual([]);
    expect(fromQuery('?card=facade')).toEqual([]);
  });

  it('can be read by people', () => {
    expect(query([everyKind[0]!, everyKind[8]!])).toBe(
      'v=1&edits=mute@body.3.body.1.body.3.conv_du/5,7;gate@tail:input=0.5',
    );
  });

  it('name a weight by its index and a bias by its channel, before the value', () => {
    expect(editsToAddress(everyKind.slice(-2))).toBe(
      'set-weight@head.0/3,2,1,0=-0.125;set-bias@head.0/3=2.5',
    );
  });

  it('may be of before weights had values', () => {
    const zero: Edit = { kind: 'set-weight', site: head, index: [3, 2, 1, 0], value: 0 };
    expect(editsFromAddress('zero-weight@head.0/3,2,1,0')).toEqual([zero]);
    expect(editsToAddress([zero])).toBe('set-weight@head.0/3,2,1,0=0');
  });

  it('have numbers of float32 in few digits', () => {
    const value = Math.fround(0.3);
    expect(editsToAddress([{ kind: 'gate', site: tailInput, value }])).toBe('gate@tail:input=0.3');
  });

  it('are left out where they are too long for an address', () => {
    const values = Array.from({ length: 64 }, (_, i) => 1 / (i + 3));
    const vector: Edit = { kind: 'transplant', site: attention(0, 0), values };
    expect(editsFromAddress(editsToAddress([vector])!)).toEqual([vector]);
    expect(editsToAddress([vector, vector, vector, vector])).toBeUndefined();
  });

  it.each([
    ['mute', 0, 'lacks'],
    ['gate@tail:input=0.5;drop@table', 1, 'no kind'],
    ['gate@tail:input=0.5;', 1, 'no kind'],
    ['gate@tail:input=1.5', 0, 'between 0 and 1'],
    ['gate@tail:input=NaN', 0, 'finite'],
    ['gate@tail:input=', 0, 'finite'],
    ['gate@tail:input=1e999', 0, 'finite'],
    ['gate@tail:input=0x1', 0, 'finite'],
    ['gate@tail:input/3=0.5', 0, 'does not have the property "channels"'],
    ['mute@body.0/', 0, 'finite'],
    ['mute@body.0/1,1', 0, 'twice'],
    ['mute@body.0/-1', 0, 'whole numbers'],
    ['force@body.0/1', 0, 'lacks'],
    ['zero-channels@head.0/1=both', 0, "'input' or 'output'"],
    ['zero-weight@head.0/1,2,3', 0, 'four numbers'],
    ['set-weight@head.0/1,2,3=1', 0, 'four numbers'],
    ['set-weight@head.0/1,2,0,0', 0, 'lacks the property "value"'],
    ['set-weight@head.0/1,2,0,0=1e4', 0, 'between -1000 and 1000'],
    ['set-weight@head.0/1,2,0,0=Infinity', 0, 'finite'],
    ['set-bias@head.0=1', 0, 'lacks the property "channels"'],
    ['constructor@__proto__/0=0', 0, 'no kind'],
    ['[{"kind":"identity"}]', 0, 'no kind'],
  ])('refuses %s, naming the entry', (text, entry, problem) => {
    const parse = () => editsFromAddress(text);
    expect(parse).toThrow(problem);
    expect(parse).toThrow(`Entry ${entry} of the edits`);
  });

  it('refuses what is too long at once', () => {
    expect(() => editsFromAddress('/'.repeat(longestEdits + 1))).toThrow(`${longestEdits} characters`);
    expect(() => editsFromAddress('='.repeat(longestEdits))).toThrow('no kind');
  });
});
