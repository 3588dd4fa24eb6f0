import { describe, expect, it } from 'vitest';
import { largeType } from '../../../src/notebook/presenter/large-type.ts';
import { Presenter } from '../../../src/notebook/presenter/presenter.svelte.ts';
import { scrollsFirst, sectionStep } from '../../../src/notebook/presenter/navigation-keys.ts';

describe('presenting', () => {
  it('shows one section and hides the others, from its beginning to its end', () => {
    const presenter = new Presenter(() => 4);
    expect(presenter.at).toBeUndefined();
    expect(presenter.hides(2)).toBe(false);
    presenter.begin(2);
    expect([0, 1, 2, 3].filter((section) => !presenter.hides(section))).toEqual([2]);
    presenter.leave();
    expect(presenter.at).toBeUndefined();
  });

  it('moves forward and back, and stays at either end', () => {
    const presenter = new Presenter(() => 3);
    presenter.begin(0);
    const seen = [1, 1, 1, -1, -1, -1].map((by) => {
      presenter.move(by);
      return presenter.at;
    });
    expect(seen).toEqual([1, 2, 2, 1, 0, 0]);
  });

  it('begins with the nearest section that there is, and stays on the page when another has fewer', () => {
    let count = 9;
    const presenter = new Presenter(() => count);
    presenter.begin(50);
    expect(presenter.at).toBe(8);
    count = 3;
    expect(presenter.at).toBe(2);
  });

  it('is not started by moving', () => {
    const presenter = new Presenter(() => 3);
    presenter.move(1);
    presenter.show(2);
    expect(presenter.at).toBeUndefined();
  });
});

describe('keys', () => {
  it.each([
    ['ArrowRight', false, 1],
    ['PageDown', false, 1],
    [' ', false, 1],
    [' ', true, -1],
    ['ArrowLeft', false, -1],
    ['PageUp', false, -1],
    ['ArrowDown', false, 0],
    ['a', false, 0],
  ])('"%s", with Shift: %s, moves by %i', (key, shiftKey, by) => {
    expect(sectionStep({ key, shiftKey })).toBe(by);
  });

  it('that scroll reach the end of a section before they move; arrows move at once', () => {
    expect([' ', 'PageUp', 'PageDown', 'ArrowLeft', 'ArrowRight'].map(scrollsFirst)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('large type', () => {
  it.each([
    ['a projector', 1280, 720, 27],
    ['a large projector', 1920, 1080, 40.5],
    ['an old projector', 1024, 768, 27.1],
    ['a phone', 390, 844, 18],
  ])('on %s of %i × %i px makes prose of 18 px %d px', (_, width, height, size) => {
    expect(18 * largeType(width, height)).toBeCloseTo(size, 1);
  });
});
