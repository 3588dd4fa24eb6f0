import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arrowStep, keyTarget, sliderKey, walkKey } from '../../../src/views/shared/keys.ts';
import { press } from '../../key-press.ts';

const slider = { value: 0.3, from: 0, to: 0.5, step: 0.01 };

describe('a slider', () => {
  test.each([
    ['ArrowRight', {}, 0.31],
    ['ArrowUp', {}, 0.31],
    ['ArrowLeft', {}, 0.29],
    ['ArrowLeft', { shiftKey: true }, 0.2],
    ['PageUp', {}, 0.4],
    ['Home', {}, 0],
    ['End', {}, 0.5],
  ])('is moved by %s %o', (key, modifiers, target) => {
    const event = press(key, modifiers);
    expect(sliderKey(event, slider)).toBeCloseTo(target);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('stays within its range', () => {
    expect(sliderKey(press('PageUp'), { ...slider, value: 0.45 })).toBe(0.5);
    expect(sliderKey(press('ArrowLeft'), { ...slider, value: 0 })).toBe(0);
  });
});

test.each(['altKey', 'ctrlKey', 'metaKey'] as const)(
  'an arrow with %s is left to the browser: Alt+Left leads back',
  (modifier) => {
    const event = press('ArrowLeft', { [modifier]: true });
    expect(sliderKey(event, slider)).toBeUndefined();
    expect(arrowStep(event)).toBeUndefined();
    expect(walkKey(event, { at: 1, count: 3, along: 'row' })).toBeUndefined();
    expect(keyTarget(event, { ArrowLeft: 1 })).toBeUndefined();
    expect(event.preventDefault).not.toHaveBeenCalled();
  },
);

test('other keys are left alone, also those that every object has', () => {
  const event = press('toString');
  expect(keyTarget(event, {})).toBeUndefined();
  expect(event.preventDefault).not.toHaveBeenCalled();
});

test('an arrow is a step to the right or down', () => {
  expect(arrowStep(press('ArrowUp'))).toEqual([0, -1]);
  expect(arrowStep(press('ArrowRight'))).toEqual([1, 0]);
});

describe('a row or a column of items', () => {
  test('is walked by its own arrows, Home and End, to its ends', () => {
    const row = { at: 1, count: 3, along: 'row' } as const;
    expect(['ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => walkKey(press(key), row))).toEqual([
      0, 2, 0, 2,
    ]);
    expect(walkKey(press('ArrowRight'), { ...row, at: 2 })).toBe(2);
    expect(walkKey(press('ArrowDown'), row)).toBeUndefined();
    expect(walkKey(press('ArrowDown'), { ...row, along: 'column' })).toBe(2);
    expect(walkKey(press('ArrowUp'), { ...row, along: 'value' })).toBe(2);
  });

  test('leaves the Page keys to the page, but where they walk by several items', () => {
    const column = { at: 9, count: 12, along: 'column' } as const;
    expect(walkKey(press('PageDown'), column)).toBeUndefined();
    expect(walkKey(press('PageDown'), { ...column, page: 8 })).toBe(11);
    expect(walkKey(press('PageUp'), { ...column, page: 8 })).toBe(1);
  });
});

test('no other file knows the arrow keys by name: what it did with them, Alt might be held down', () => {
  const src = new URL('../../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|svelte)$/.test(file),
  );
  const naming = files.filter((file) =>
    /\bArrow(Left|Right|Up|Down)\b/.test(readFileSync(new URL(file.replaceAll('\\', '/'), src), 'utf8')),
  );
  expect(naming).toEqual([expect.stringMatching(/shared.keys\.ts$/)]);
});
