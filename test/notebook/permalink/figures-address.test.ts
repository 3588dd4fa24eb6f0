import { expect, test } from 'vitest';
import { figuresFromAddress, figuresToAddress } from '../../../src/notebook/permalink/figures-address.ts';
import { Unfit } from '../../../src/notebook/permalink/unfit.ts';

const figures = { 'fig-heat-map': { order: 'energy', level: 'group' }, 'cell-3': { range: 'own' } };

test('figures are named by their ids in the page', () => {
  const text = 'heat-map.order:energy;heat-map.level:group;cell-3.range:own';
  expect(figuresToAddress(figures)).toBe(text);
  expect(figuresFromAddress(text)).toEqual(figures);
});

test('no settings are an empty text, too many are none', () => {
  expect(figuresToAddress({})).toBe('');
  expect(figuresToAddress({ 'fig-a': { b: 'c'.repeat(2001) } })).toBeUndefined();
});

test.each(['heat-map', 'heat-map.order', '.order:energy', 'heat-map.order:a b', 'heat-map.order:<b>', ';'])(
  '%j is of another form',
  (text) => {
    expect(figuresFromAddress(text)).toBeInstanceOf(Unfit);
  },
);

test('names that every object has are no more than names', () => {
  expect(figuresFromAddress('constructor.toString:x')).toEqual({ 'fig-constructor': { toString: 'x' } });
});
