import { describe, expect, test, vi } from 'vitest';
import { arrowStep, keyTarget, sliderKey } from '../../../src/views/shared/keys.ts';

function press(key: string, modifiers: Partial<KeyboardEvent> = {}) {
  return { key, preventDefault: vi.fn(), ...modifiers } as unknown as KeyboardEvent & {
    preventDefault: ReturnType<typeof vi.fn>;
  };
}

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
