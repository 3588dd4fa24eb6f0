import { describe, expect, test } from 'vitest';
import { readLesson } from '../../../src/lessons/compiler/compile.ts';
import { BlockKeys } from '../../../src/notebook/own-lesson/block-keys.ts';

const cell = (name: string, ...properties: string[]) =>
  ['', `\`\`\`cell ${name}`, ...properties, '```', ''].join('\n');
const blocks = (...parts: string[]) => readLesson(['# T', ...parts].join('\n')).lesson!.blocks;

describe('while a lesson is edited, a figure keeps its name', () => {
  test('when only words change', () => {
    const keys = new BlockKeys();
    const before = keys.of(blocks('one', cell('GroupMaps'), 'two', cell('Spectrum')));
    expect(keys.of(blocks('one and more', cell('GroupMaps'), 'two', cell('Spectrum')))).toEqual(before);
  });

  test('when another is put before it, or taken away', () => {
    const keys = new BlockKeys();
    const [, maps] = keys.of(blocks('one', cell('GroupMaps')));
    const [, spectrum, next] = keys.of(blocks('one', cell('Spectrum'), cell('GroupMaps')));
    expect(next).toBe(maps);
    expect(spectrum).not.toBe(maps);
    expect(keys.of(blocks('one', cell('GroupMaps')))[1]).toBe(maps);
  });

  test('when one of its kind that shows something else is put before it', () => {
    const keys = new BlockKeys();
    const [, maps] = keys.of(blocks('one', cell('GroupMaps', 'site: body.2')));
    const after = keys.of(
      blocks('one', cell('GroupMaps', 'site: body.1'), 'two', cell('GroupMaps', 'site: body.2')),
    );
    expect(after.indexOf(maps!)).toBe(3);
  });

  test('when what it shows is changed', () => {
    const keys = new BlockKeys();
    const before = keys.of(blocks(cell('GroupMaps', 'site: body.1'), cell('Spectrum')));
    expect(keys.of(blocks(cell('GroupMaps', 'site: body.2'), cell('Spectrum')))).toEqual(before);
  });

  test('and all names differ', () => {
    const keys = new BlockKeys();
    keys.of(blocks('one', cell('Race'), cell('Race')));
    const after = keys.of(
      blocks('one', cell('Nothing'), cell('Race'), cell('Nothing'), 'two', cell('Race'), cell('Race')),
    );
    expect(new Set(after).size).toBe(after.length);
  });
});
