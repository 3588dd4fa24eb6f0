import { describe, expect, it } from 'vitest';
import { ValueDrag } from '../../../src/views/edits/value-drag.ts';

describe('ValueDrag', () => {
  it('is a click as long as the pointer hardly moves', () => {
    const drag = new ValueDrag('cell', 0.5, 100);
    expect([drag.at(103), drag.at(97), drag.moved]).toEqual([undefined, undefined, false]);
  });

  it('carries the value up and down, in hundredths, and stops at 0 and 1', () => {
    const drag = new ValueDrag('cell', 0.5, 100);
    expect(drag.at(70)).toBe(0.7);
    expect(drag.at(130)).toBe(0.3);
    expect(drag.at(-900)).toBe(1);
    expect(drag.at(900)).toBe(0);
    expect([drag.moved, drag.target]).toEqual([true, 'cell']);
  });

  it('stays a drag when the pointer comes back', () => {
    const drag = new ValueDrag('cell', 0.5, 100);
    drag.at(60);
    expect(drag.at(100)).toBe(0.5);
  });
});
