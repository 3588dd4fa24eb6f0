import { describe, expect, test } from 'vitest';
import { FigureSettings } from '../../../src/figures/settings/figure-settings.svelte.ts';
import { choice, several, toggle } from '../../../src/figures/settings/setting.ts';

const settings = {
  sort: choice('number', 'energy'),
  numbers: toggle(false),
  curves: several(['lr', 'hr']),
};

describe('the settings of a figure', () => {
  test('begin as its lesson says, else as they are by themselves', () => {
    const figure = new FigureSettings(settings, { sort: 'energy' });
    expect(figure.values).toEqual({ sort: 'energy', numbers: false, curves: [] });
    expect(figure.asInText).toEqual(figure.values);
    expect(figure.changed).toEqual({});
  });

  test('are those of the address where it has some, which are not as in the text', () => {
    const figure = new FigureSettings(settings, { sort: 'energy' }, { sort: 'number', numbers: false });
    expect(figure.values.sort).toBe('number');
    expect(figure.changed).toEqual({ sort: 'number' });
  });

  test('say in texts what the reader has changed, and no longer when it is changed back', () => {
    const figure = new FigureSettings(settings, {});
    figure.change({ numbers: true, curves: ['hr'] });
    expect(figure.values).toEqual({ sort: 'number', numbers: true, curves: ['hr'] });
    expect(figure.changed).toEqual({ numbers: 'on', curves: 'hr' });
    figure.change({ numbers: false, curves: [] });
    expect(figure.changed).toEqual({});
  });

  test('go back to the text, and are read from the same object all the while', () => {
    const figure = new FigureSettings(settings, { sort: 'energy' }, { numbers: true });
    const { values } = figure;
    figure.change({ sort: 'number', curves: ['lr'] });
    expect(values).toEqual({ sort: 'number', numbers: true, curves: ['lr'] });
    figure.reset();
    expect(values).toEqual({ sort: 'energy', numbers: false, curves: [] });
    expect(figure.changed).toEqual({});
  });
});
