import { describe, expect, test } from 'vitest';
import { inferConfig } from '../../src/checkpoint/infer-config.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import type { RcanConfig } from '../../src/model/config.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { formula, stateOf, thrownBy, tiny } from './states.ts';

describe('the configuration', () => {
  test.each<RcanConfig>([
    { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 4, colors: 3 },
    { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 3, colors: 3 },
    { groups: 1, blocks: 1, features: 8, reduction: 1, scale: 8, colors: 3 },
    { groups: 3, blocks: 2, features: 6, reduction: 6, scale: 2, colors: 1 },
  ])('is read from names and shapes: %o', (config) => {
    expect(inferConfig(stateOf(config))).toEqual(config);
  });

  test('needs no mean shift', () => {
    const luminance: RcanConfig = { ...tiny, colors: 1 };
    expect(inferConfig(stateOf(luminance, false))).toEqual(luminance);
  });

  test('does not depend on the order of the entries', () => {
    expect(inferConfig(new Map([...stateOf(tiny)].reverse()))).toEqual(tiny);
  });

  test('has a reduction that gives the same hidden channels where C / r was rounded down', () => {
    const { reduction } = inferConfig(stateOf({ ...tiny, features: 30, reduction: 8 }));
    expect(Math.floor(30 / reduction)).toBe(3);
  });
});

describe('a state dict that is no complete RCAN', () => {
  const without = (name: string) => (state: Map<string, Parameter>) => void state.delete(name);
  const shaped =
    (name: string, ...shape: number[]) =>
    (state: Map<string, Parameter>) =>
      void state.set(name, formula(0, shape));

  test.each<[string, (state: Map<string, Parameter>) => void, RegExp]>([
    [
      'a weight is missing',
      without('body.1.body.0.body.2.weight'),
      /lacks 'body\.1\.body\.0\.body\.2\.weight'/,
    ],
    ['a bias is missing', without('tail.1.bias'), /lacks 'tail\.1\.bias'/],
    ["the body's last convolution is missing", without('body.2.weight'), /lacks 'body\.2\.weight'/],
    [
      "one group's last convolution is missing",
      without('body.0.body.1.weight'),
      /lacks 'body\.0\.body\.1\.weight'/,
    ],
    ['half a mean shift is missing', without('add_mean.bias'), /lacks 'add_mean\.bias'/],
    [
      'the attention is missing',
      without('body.0.body.0.body.3.conv_du.0.weight'),
      /lacks '.*conv_du\.0\.weight'/,
    ],
    ['the upsampler is missing', without('tail.0.0.weight'), /lacks 'tail\.0\.0\.weight'/],
    [
      'a kernel is 5 x 5',
      shaped('head.0.weight', 4, 3, 5, 5),
      /'head\.0\.weight' has the shape \[4, 3, 5, 5\] instead of \[4, 3, 3, 3\]/,
    ],
    ['a filter has two axes', shaped('head.0.weight', 4, 3), /'head\.0\.weight' has the shape \[4, 3\]/],
    ['a picture has two channels', shaped('head.0.weight', 4, 2, 3, 3), /takes 2 image channels/],
    [
      'a block is wider than the rest',
      shaped('body.1.body.0.body.0.weight', 8, 4, 3, 3),
      /instead of \[4, 4, 3, 3\]/,
    ],
    [
      'no reduction fits',
      shaped('body.0.body.0.body.3.conv_du.0.weight', 3, 4, 1, 1),
      /3 outputs, which no reduction/,
    ],
    ['no pixel shuffle fits', shaped('tail.0.0.weight', 20, 4, 3, 3), /has 20 outputs/],
    [
      'something else is there too',
      shaped('body.0.body.0.body.4.weight', 4),
      /more than an RCAN: 'body\.0\.body\.0\.body\.4\.weight'/,
    ],
  ])('is refused with the entry named: %s', (_, change, message) => {
    const state = stateOf(tiny);
    change(state);
    const error = thrownBy(() => inferConfig(state));
    expect(error).toBeInstanceOf(ReaderError);
    expect((error as ReaderError).message).toMatch(message);
  });

  test('another network is shown the names that an RCAN has', () => {
    const state = new Map([['conv1.weight', formula(0, [64, 3, 7, 7])]]);
    expect(() => inferConfig(state)).toThrow(
      /not the parameters of an RCAN.*'head\.0\.weight'.*The file holds 'conv1\.weight'/,
    );
    expect(() => inferConfig(new Map())).toThrow(/holds nothing/);
  });

  test('an enlargement that cannot be run is refused', () => {
    const state = stateOf({ ...tiny, scale: 8 });
    state.set('tail.0.6.weight', formula(0, [16, 4, 3, 3]));
    expect(thrownBy(() => inferConfig(state))).toMatchObject({
      code: 'checkpoint-scale',
      details: { scale: 16 },
    });
  });
});
