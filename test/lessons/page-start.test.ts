import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import { defaultStart, startChanges, startOf } from '../../src/lessons/page-start.ts';

const startOfCells = (...cells: string[]) =>
  startOf(compileLesson(['# T', ...cells.map((cell) => `\`\`\`cell ${cell}\n\`\`\``)].join('\n'), 'a.md'));

describe('what a page begins with', () => {
  it('is decided by the first cell that names it, part by part', () => {
    const start = startOfCells(
      'ImageComparison\nimage: zone-plate',
      'GroupMaps\nsite: body.2\nimage: facade\nscale: 3',
      'Spectrum\nsite: body.1.body.1\nchannel: 7\nscale: 4',
    );
    expect(start).toEqual({ image: 'zone-plate', scale: 3, selection: { site: 'body.2' } });
  });

  it('is nothing where no cell names anything, and never edits or what a figure alone begins with', () => {
    expect(
      startOfCells('ArchitectureMap', 'InterventionPanel\nedits: gate@body.0=0', 'PixelShuffle\nscale: 8'),
    ).toEqual({});
  });
});

describe('opening a lesson', () => {
  const next = { image: 'zone-plate', scale: 3, selection: { site: 'body.2', channel: 1 } } as const;

  it('changes values that equal the start of the page before', () => {
    expect(startChanges(defaultStart, defaultStart, next)).toEqual(next);
  });

  it('keeps what the reader has set', () => {
    const { selection } = defaultStart;
    const now = { image: 'dead-leaves', scale: 2, selection: { ...selection, channel: 5 } } as const;
    expect(startChanges(defaultStart, now, next)).toEqual({ scale: 3 });
    // A picture of the reader's own, and nothing selected.
    expect(startChanges(defaultStart, { scale: 2 }, next)).toEqual({ scale: 3 });
  });

  it('changes nothing that the lesson does not name', () => {
    expect(startChanges(defaultStart, defaultStart, { scale: 4 })).toEqual({ scale: 4 });
  });
});
