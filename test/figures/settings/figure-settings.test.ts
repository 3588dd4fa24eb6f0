import { describe, expect, test } from 'vitest';
import { FigureSettings } from '../../../src/figures/settings/figure-settings.svelte.ts';
import { choice, numberBetween, several, toggle } from '../../../src/figures/settings/setting.ts';

const settings = {
  sort: choice('number', 'block'),
  unit: numberBetween(0, 9, { initial: 2 }),
  numbers: toggle(false),
  pictures: several(['lr', 'sr', 'hr'], ['lr', 'sr']),
};

describe('how a figure is set', () => {
  test('begins as the lesson says, then as the address does', () => {
    const set = new FigureSettings(settings, { sort: 'block', unit: 5 }, { unit: 7 });
    expect(set.asInText).toEqual({ sort: 'block', unit: 5, numbers: false, pictures: ['lr', 'sr'] });
    expect(set.values).toEqual({ sort: 'block', unit: 7, numbers: false, pictures: ['lr', 'sr'] });
    expect(set.changed).toEqual({ unit: '7' });
  });

  test('tells what was changed, as it is written, and takes it back', () => {
    const set = new FigureSettings(settings, {});
    const { values } = set;
    set.change({ numbers: true, pictures: ['hr'] });
    expect(values.numbers).toBe(true);
    expect(set.changed).toEqual({ numbers: 'on', pictures: 'hr' });
    set.reset();
    expect(values).toEqual(set.asInText);
    expect(set.changed).toEqual({});
  });
});
