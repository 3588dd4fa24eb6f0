import { expect, test } from 'vitest';
import { viewport } from '../../../src/figures/image-comparison/viewport-setting.ts';

test.each([
  ['fit', undefined],
  ['4@120,80.5', { zoom: 4, centre: { x: 120, y: 80.5 } }],
  ['0.25@9,0', { zoom: 0.25, centre: { x: 9, y: 0 } }],
])('%s is a part of a picture, and is written so', (text, value) => {
  expect(viewport.read(text)).toEqual({ value });
  expect(viewport.write(value)).toBe(text);
});

test('is written short', () => {
  expect(viewport.write({ zoom: 2.71828, centre: { x: 10.04, y: 3.96 } })).toBe('2.718@10,4');
});

test.each(['', 'all', '0@1,1', '65@1,1', '4@1', '4@-1,2', '4@1,2,3'])('"%s" is none', (text) => {
  expect(viewport.read(text)).toHaveProperty('problem');
});
