import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../src/image/cards/random.ts';
import { readPermalink, writePermalink } from '../../../src/notebook/permalink/permalink.ts';
import { Unfit } from '../../../src/notebook/permalink/unfit.ts';
import {
  answersFromAddress,
  answersToAddress,
  longestAnswers,
  type SharedAnswers,
} from '../../../src/notebook/permalink/answers-address.ts';
import type { Answer } from '../../../src/views/question/question.ts';

const shared = (predictions: [number, Answer][], name = ''): SharedAnswers => ({
  tag: 'k3f9a',
  name,
  predictions: new Map(predictions),
});

/** One prediction of every kind, as a reader may make them. */
function randomAnswers(seed: number): SharedAnswers {
  const next = randomNumbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const order = Array.from({ length: 1 + below(10) }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const name = Array.from({ length: below(10) }, () => [...'aZ09 .,;@&=%#+中文é😀'][below(20)]).join('');
  return shared(
    [
      [1, { kind: 'number', value: (next() - 0.5) * 10 ** (below(60) - 30) }],
      [2, { kind: 'choice', index: below(3) }],
      [7, { kind: 'order', order }],
      [99, { kind: 'place', x: below(1001) / 1000, y: below(1001) / 1000 }],
    ],
    name,
  );
}

describe('predictions in an address', () => {
  it('can be read by people', () => {
    const predictions: [number, Answer][] = [
      [1, { kind: 'number', value: 1.5 }],
      [2, { kind: 'choice', index: 0 }],
      [3, { kind: 'order', order: [2, 0, 1] }],
      [4, { kind: 'place', x: 0.25, y: 0.7 }],
    ];
    expect(writePermalink({ answers: shared(predictions, 'Mia') })).toBe(
      'v=1&answers=1n1.5;2c0;3o2,0,1;4p0.25,0.7@k3f9a,Mia',
    );
  });

  it('are read back as they were written, whatever they are and whoever made them', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const answers = randomAnswers(seed);
      const query = writePermalink({ answers });
      expect(readPermalink(query), query).toEqual({ given: { answers }, ignored: [] });
    }
  });

  it('are left out of it where there are none', () => {
    expect(writePermalink({ answers: shared([], 'Mia') })).toBe('v=1');
  });

  it.each([
    '',
    '@k3f9a',
    '1n5',
    '1n5@',
    '1n5@K3F9A',
    '1n5@k3f9a,',
    '0n5@k3f9a',
    '100n5@k3f9a',
    '1n5;1n6@k3f9a',
    '1n5;@k3f9a',
    '1nNaN@k3f9a',
    '1n1e999@k3f9a',
    '1n0x10@k3f9a',
    '1n5,6@k3f9a',
    '1c-1@k3f9a',
    '1c0.5@k3f9a',
    '1c100@k3f9a',
    '1o0,0@k3f9a',
    '1o1,2@k3f9a',
    '1o0,,1@k3f9a',
    '1p0.5@k3f9a',
    '1p0.5,1.1@k3f9a',
    '1p0.5,0.5,0.5@k3f9a',
    '1x5@k3f9a',
    '__proto__@k3f9a',
    '<img src=x onerror=alert(1)>@k3f9a',
  ])('are refused when they say %j', (text) => {
    expect(answersFromAddress(text)).toBeInstanceOf(Unfit);
    expect(readPermalink(`answers=${encodeURIComponent(text)}`)).toMatchObject({
      given: {},
      ignored: [{ part: 'answers' }],
    });
  });

  it('have a name that can be read, and is cut where it is long', () => {
    const read = answersFromAddress(`1n5@k3f9a,\u202e\n${'x'.repeat(100)}`);
    expect(read).toMatchObject({ name: `\uFFFD\uFFFD${'x'.repeat(38)}…` });
  });

  it('are no longer than an address carries', () => {
    const long: [number, Answer] = [1, { kind: 'order', order: Array.from({ length: 99 }, (_, i) => i) }];
    const many = Array.from({ length: 6 }, (_, i): [number, Answer] => [i + 1, long[1]]);
    expect(answersToAddress(shared([long]))!.length).toBeLessThan(longestAnswers);
    expect(answersToAddress(shared(many))).toBeUndefined();
    expect(readPermalink(`answers=1n${'5'.repeat(longestAnswers)}@k3f9a`).ignored).toMatchObject([
      { expected: { kind: 'length', most: longestAnswers } },
    ]);
  });
});
