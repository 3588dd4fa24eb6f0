import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../../../src/views/architecture-map/graph.ts';
import { words } from '../../../src/views/architecture-map/words.ts';

const picture = (of: 'lr' | 'sr'): GraphNode => ({
  kind: 'picture',
  picture: of,
  x: 0,
  y: 0,
  width: 44,
  height: 34,
});

describe('the pictures at the ends of the map', () => {
  it('are called as they are in all other figures', () => {
    expect(words.en.inside(picture('lr'), false)).toEqual(['LR']);
    expect(words.en.inside(picture('sr'), false)).toEqual(['RCAN']);
    expect(words.zh.inside(picture('sr'), false)).toEqual(['RCAN']);
  });

  it('say of the output that the network is edited', () => {
    expect(words.en.inside(picture('sr'), true).join(' ')).toBe('RCAN, edited');
    expect(words.zh.inside(picture('sr'), true).join(' ')).toBe('RCAN 已修改');
    expect(words.zh.inside(picture('lr'), true)).toEqual(['LR']);
  });
});
