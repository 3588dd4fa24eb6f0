import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { tailChain } from '../../../src/views/pixel-shuffle/chain.ts';

const paper: RcanConfig = { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 4, colors: 3 };
const shapes = (config: RcanConfig) =>
  tailChain(config, 48, 32).map(({ kind, site, shape: { channels, height, width }, stage }) =>
    [kind, site, channels, height, width, stage].join(' '),
  );

describe('the chain of the tail', () => {
  test('x2 is one stage, and one channel leaves the last convolution of a luminance network', () => {
    expect(shapes({ ...paper, scale: 2, colors: 1 })).toEqual([
      'input tail:input 64 48 32 0',
      'conv tail.0.0 256 48 32 0',
      'shuffle tail.0.1 64 96 64 0',
      'picture tail.1 1 96 64 ',
    ]);
  });

  test('x3 is one stage by 3', () => {
    expect(shapes({ ...paper, scale: 3 }).slice(1, 3)).toEqual([
      'conv tail.0.0 576 48 32 0',
      'shuffle tail.0.1 64 144 96 0',
    ]);
  });

  test('x4 is twice x2', () => {
    expect(shapes(paper)).toEqual([
      'input tail:input 64 48 32 0',
      'conv tail.0.0 256 48 32 0',
      'shuffle tail.0.1 64 96 64 0',
      'conv tail.0.2 256 96 64 1',
      'shuffle tail.0.3 64 192 128 1',
      'picture tail.1 3 192 128 ',
    ]);
  });

  test('x8 is three times x2', () => {
    expect(shapes({ ...paper, scale: 8 }).at(-2)).toBe('shuffle tail.0.5 64 384 256 2');
  });

  test('counts the weights and biases of its convolutions, and none of its shuffles', () => {
    expect(tailChain(paper, 48, 32).map(({ parameters }) => parameters)).toEqual([
      0,
      64 * 9 * 256 + 256,
      0,
      64 * 9 * 256 + 256,
      0,
      64 * 9 * 3 + 3,
    ]);
  });
});
