import { expect, test } from 'vitest';
import { goals } from './goals.ts';
import { row, type Row, type Subject } from './row.ts';

const subject: Subject = {
  task: 'forward',
  where: 'chromium',
  backend: 'wasm',
  threads: 1,
  contender: 'ours',
  net: '5x5x32',
  size: 64,
};
const of = (part: Partial<Subject>, ms: number, difference = 0): Row =>
  row({ ...subject, ...part }, [ms], { difference });

test('the figure of a goal is the worst of the run', () => {
  const rows = [
    of({}, 10),
    of({ contender: 'ort' }, 40),
    of({ size: 96 }, 20),
    of({ contender: 'ort', size: 96 }, 50),
  ];
  expect(goals(rows)[0]).toMatchObject({ figure: 2.5, met: false });
});

test('with threads, both have as many', () => {
  const rows = [
    of({}, 10),
    of({ threads: 2 }, 5),
    of({ contender: 'ort' }, 40),
    of({ contender: 'ort', threads: 2 }, 20),
  ];
  const found = goals(rows).find(({ goal }) => goal.includes('threads'));
  expect(found).toMatchObject({ figure: 4, met: true });
});

test('the cost per pixel is the dearest size against the cheapest', () => {
  const rows = [64, 128].map((size) =>
    of({ task: 'linear', where: 'node', size }, size ** 2 * (size === 64 ? 3 : 2)),
  );
  expect(goals(rows)).toMatchObject([{ figure: 1.5, met: false }]);
});

test('an edit costs what the groups from there on do, and what is more is compared with the goal', () => {
  const edits = { 'edit-first': 1.02, 'edit-middle': 0.65, 'edit-last': 0.31 } as const;
  const rows = Object.entries(edits).map(([task, share]) =>
    of({ task: task as keyof typeof edits }, 100 * share),
  );
  expect(goals([of({}, 100), ...rows])).toMatchObject([
    { goal: expect.stringMatching(/^an edit/) as string, figure: expect.closeTo(0.11) as number, met: false },
  ]);
});

test('parts of an output cost what is counted of them, and what is more is compared with the goal', () => {
  const subject = { task: 'contributions', where: 'node', net: '5x5x32 ×2' } as const;
  const counted = (contender: 'groups' | 'blocks', ms: number, ratio: number): Row => ({
    ...of({ ...subject, contender }, ms),
    counted: ratio,
  });
  const rows = [of(subject, 100), counted('groups', 120, 1), counted('blocks', 400, 4)];
  expect(goals(rows)).toMatchObject([
    { goal: expect.stringMatching(/^parts/) as string, figure: expect.closeTo(1.2) as number, met: true },
  ]);
});

test('a goal that the run has no figures for is left out', () => {
  expect(goals([])).toEqual([]);
});
