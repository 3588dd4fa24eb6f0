import { describe, expect, it } from 'vitest';
import { sectionAbove, sectionHeadings } from '../../../src/notebook/reading/section-read.ts';

describe('the section that is being read', () => {
  it.each([
    [[500, 900, 1400], 0],
    [[200, 900, 1400], 1],
    [[-800, 240, 1400], 2],
    [[-4000, -3000, -20], 3],
    [[], 0],
  ])('with headings at %j and the line at 240 is number %i', (tops, section) => {
    expect(sectionAbove(tops, 240)).toBe(section);
  });

  it('has a heading with a number; the title and smaller headings begin none', () => {
    const headings = [
      { level: 1, id: 'title', text: 'Title' },
      { level: 2, id: 'one', text: 'One', number: 1 },
      { level: 3, id: 'part', text: 'Part' },
      { level: 2, id: 'two', text: 'Two', number: 2 },
    ];
    expect(sectionHeadings(headings).map(({ id }) => id)).toEqual(['one', 'two']);
  });
});
