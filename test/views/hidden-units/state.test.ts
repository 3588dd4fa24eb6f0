import { describe, expect, test } from 'vitest';
import { blockState, unitStates } from '../../../src/views/hidden-units/state.ts';
import { hiddenUnitWords } from '../../../src/views/hidden-units/words.ts';

const measured = { pictures: 12, above: [0, 0, 5, 12] };

describe('a hidden unit', () => {
  test('is dead that is at zero here and on all pictures that were measured', () => {
    expect(unitStates(Float32Array.of(0, 0.1, 0, 2), measured)).toEqual(['dead', 'on', 'zero', 'on']);
  });

  test('is never called dead where nothing was measured', () => {
    expect(unitStates(Float32Array.of(0, 1, -0.5))).toEqual(['zero', 'on', 'zero']);
  });

  test('is told with what was measured, and only with that', () => {
    const { unit } = hiddenUnitWords.en;
    expect(unit('dead', 0, measured)).toBe('dead: above zero on none of the 12 pictures measured');
    expect(unit('on', 1, measured)).toBe('above zero here, though on none of the 12 pictures measured');
    expect(unit('zero', 2, measured)).toBe(
      'at zero on this picture, above zero on 5 of the 12 pictures measured',
    );
    expect(unit('on', 3, measured)).toBe('above zero on all 12 pictures measured');
    expect(hiddenUnitWords.zh.unit('on', 3, measured)).toBe('在测过的 12 张图片上都大于零');
    expect([unit('zero', 0), unit('on', 0)]).toEqual(['at zero on this picture', '']);
    expect(hiddenUnitWords.zh.unit('zero', 2, measured)).toBe(
      '在这张图片上为零，在测过的 12 张图片中有 5 张大于零',
    );
  });
});

describe('a block', () => {
  test('cannot change all of whose units are dead', () => {
    expect(blockState([0, 0], { pictures: 3, above: [0, 0] })).toBe('dead');
    expect(blockState([0, 0], { pictures: 3, above: [0, 1] })).toBe('zero');
    expect(blockState([0, 0.2], { pictures: 3, above: [0, 0] })).toBe('on');
    expect(blockState([0, 0])).toBe('zero');
  });

  test('says nothing where some of its units are above zero', () => {
    for (const { block } of Object.values(hiddenUnitWords)) {
      expect(block('on', measured)).toBe('');
      expect(block('dead', measured)).toContain('12');
      expect(block('zero')).not.toBe('');
    }
  });
});
