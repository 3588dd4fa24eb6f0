import { describe, expect, test } from 'vitest';
import {
  choice,
  numberBetween,
  optionalChoice,
  optionalPair,
  several,
  toggle,
  type Setting,
} from '../../../src/figures/settings/setting.ts';

/** What a text says, or what is wrong with it in English. */
function read<T>(setting: Setting<T>, text: string): T | string {
  const found = setting.read(text);
  return 'value' in found ? found.value : found.problem.en;
}
function comesBack<T>(setting: Setting<T>, ...values: readonly T[]): void {
  for (const value of [setting.initial, ...values])
    expect(read(setting, setting.write(value)), setting.write(value)).toEqual(value);
}

describe('a choice', () => {
  const order = choice('number', 'energy');
  const side = choice(32, 64);

  test('begins with the first, and comes back from its text', () => {
    expect(order.initial).toBe('number');
    comesBack<string>(order, 'energy');
    expect(side.write(64)).toBe('64');
    comesBack<number>(side, 64);
  });

  test('names what is none of them, and all that there are', () => {
    expect(read(order, 'size')).toBe('"size" is not one of number, energy.');
    expect(read(side, '64.0')).toBe('"64.0" is not one of 32, 64.');
  });

  test('that is optional leaves it to the session, which has a word of its own', () => {
    const scale = optionalChoice(2, 3);
    expect(scale.initial).toBeUndefined();
    expect(scale.write(undefined)).toBe('session');
    comesBack<number | undefined>(scale, 3, undefined);
    expect(read(scale, '5')).toBe('"5" is not one of 2, 3, session.');
  });
});

test('a toggle is on or off', () => {
  comesBack(toggle(true), false);
  expect(toggle(false).write(true)).toBe('on');
  expect(read(toggle(false), 'yes')).toBe('"yes" is not one of on, off.');
});

describe('a number', () => {
  const gain = numberBetween(-1, 2, { initial: 0.5, digits: 2 });
  const step = numberBetween(1, 4, { initial: 4 });

  test('is written with as many digits as are told apart', () => {
    expect(gain.write(1 / 3)).toBe('0.33');
    expect(gain.write(1.5)).toBe('1.5');
    comesBack(gain, -1, 2, 0.25);
    comesBack(step, 1, 3);
  });

  test('outside its range, of another form or with digits where there are none is refused', () => {
    expect(read(gain, '2.01')).toBe('"2.01" is no number from -1 to 2.');
    for (const text of ['1e0', 'one', '', ' 1', '+1']) expect(read(gain, text)).toContain('is no number');
    expect(read(step, '2.5')).toBe('"2.5" is no number from 1 to 4.');
  });
});

describe('several', () => {
  const curves = several(['lr', 'sr', 'hr'], ['sr']);

  test('are written and read in the order of all, however they were chosen', () => {
    expect(curves.write(['hr', 'lr'])).toBe('lr,hr');
    expect(read(curves, 'hr, lr')).toEqual(['lr', 'hr']);
    comesBack<readonly string[]>(curves, [], ['lr', 'hr']);
  });

  test('can be none, and names the one that there is not', () => {
    expect(curves.write([])).toBe('none');
    expect(read(curves, 'lr,mr')).toBe('"mr" is not one of lr, sr, hr, none.');
  });
});

test('a pair is two whole numbers, or none by its own word', () => {
  const corner = optionalPair('middle');
  expect(corner.initial).toBeUndefined();
  comesBack<readonly [number, number] | undefined>(corner, [0, 12], undefined);
  expect(corner.write([3, 12])).toBe('3,12');
  expect(read(corner, '3, 12')).toEqual([3, 12]);
  for (const text of ['3', '3,-1', '1.5,2', '3,12,4'])
    expect(read(corner, text)).toBe(`"${text}" is neither two whole numbers, as 3,12, nor "middle".`);
});
