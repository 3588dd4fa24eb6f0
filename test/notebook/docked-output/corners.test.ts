import { describe, expect, it } from 'vitest';
import {
  boxIn,
  commonArea,
  cornerBeside,
  corners,
  freeCorner,
  nearestCorner,
  type Box,
} from '../../../src/notebook/docked-output/corners.ts';

const room: Box = { x: 12, y: 60, width: 1256, height: 648 };
const size = { width: 180, height: 240 };
/** What lies in a corner. */
const inCorner = (corner: (typeof corners)[number]): Box => boxIn(corner, { width: 40, height: 40 }, room);

describe('a corner of the window', () => {
  it('holds what lies in it up to the edges of its room', () => {
    expect(boxIn('top-left', size, room)).toEqual({ x: 12, y: 60, ...size });
    expect(boxIn('bottom-right', size, room)).toEqual({ x: 1088, y: 468, ...size });
  });

  it('is the one that something was dragged nearest to', () => {
    expect(nearestCorner({ x: 500, y: 500, ...size }, room)).toBe('bottom-left');
    expect(nearestCorner({ x: 700, y: 0, ...size }, room)).toBe('top-right');
  });

  it('is left by arrow keys for the one beside it, and not beyond the last', () => {
    expect(cornerBeside('bottom-right', [-1, 0])).toBe('bottom-left');
    expect(cornerBeside('bottom-right', [0, -1])).toBe('top-right');
    expect(cornerBeside('bottom-right', [1, 0])).toBe('bottom-right');
  });
});

describe('the corner that something is docked in', () => {
  it('is the first of those wanted', () => {
    expect(freeCorner(corners, size, room, { hard: [], soft: [] })).toBe('bottom-right');
  });

  it('is another where what is used lies', () => {
    const used = [inCorner('bottom-right'), inCorner('bottom-left')];
    expect(freeCorner(corners, size, room, { hard: used, soft: [] })).toBe('top-right');
    expect(used.every((box) => commonArea(boxIn('top-right', size, room), box) === 0)).toBe(true);
  });

  it('covers as little as it can of what is too large to be left free', () => {
    const plot: Box = { x: 80, y: 0, width: 1120, height: 600 };
    expect(freeCorner(['top-right', 'bottom-right'], size, room, { hard: [], soft: [plot] })).toBe(
      'bottom-right',
    );
  });

  it('is none where all of them are used', () => {
    expect(freeCorner(corners, size, room, { hard: corners.map(inCorner), soft: [] })).toBeUndefined();
  });
});
