import { describe, expect, it } from 'vitest';
import type { FloatPixels } from '../../../src/image/pixels.ts';
import type { RcanConfig } from '../../../src/model/config.ts';
import { lastPlace, siteOfPart, stepReached, stepsOf } from '../../../src/views/contributions/steps.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 4, reduction: 2, scale: 2, colors: 3 };
const picture = (value: number): FloatPixels => ({
  width: 1,
  height: 1,
  channels: 1,
  data: Float32Array.of(value),
});
const base = ['long_skip', 'constant', 'first_features', 'body.0', 'body.1'];
const blocks = (g: number) => [0, 1, 2].map((b) => `body.${g}.body.${b}`);
const known = (...names: string[]) => new Map(names.map((name, i) => [name, picture(i + 1)]));

describe('the steps through a network', () => {
  it('are none while a part is missing without which there is no sum', () => {
    for (const missing of base)
      expect(stepsOf(config, known(...base.filter((name) => name !== missing)))).toBeUndefined();
  });

  it('go group by group at first, each at the place of its last block', () => {
    const steps = stepsOf(config, known(...base))!;
    expect(steps.map(({ name, at }) => [name, at])).toEqual([
      ['long_skip', 0],
      ['first_features', 1],
      ['body.0', 4],
      ['body.1', 7],
    ]);
    expect(lastPlace(config)).toBe(7);
  });

  it('go through the blocks of a group once all of them are known', () => {
    const some = stepsOf(config, known(...base, ...blocks(1).slice(0, 2)))!;
    expect(some.map(({ name }) => name)).toContain('body.1');
    const steps = stepsOf(config, known(...base, ...blocks(1)))!;
    expect(steps.map(({ name, at }) => [name, at]).slice(2)).toEqual([
      ['body.0', 4],
      ['body.1.body.0', 5],
      ['body.1.body.1', 6],
      ['body.1.body.2', 7],
    ]);
  });

  it('begin with the long skip connection and the constant together', () => {
    expect([...stepsOf(config, known(...base))![0].picture.data]).toEqual([1 + 2]);
  });

  it('are reached by the slider up to the last that lies before it', () => {
    const steps = stepsOf(config, known(...base))!;
    expect([0, 1, 3, 4, 6, 7].map((at) => stepReached(steps, at))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(stepReached(steps, 'all')).toBe(3);
  });
});

it('every part has a site in the network', () => {
  expect(siteOfPart({ kind: 'long-skip' })).toBe('tail:input');
  expect(siteOfPart({ kind: 'first-features' })).toBe('head.0');
  expect(siteOfPart({ kind: 'group', group: 1 })).toBe('body.1');
  expect(siteOfPart({ kind: 'block', group: 1, block: 2 })).toBe('body.1.body.2');
});
