import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../../src/image/pixels.ts';
import {
  ComparisonView,
  type ComparisonSource,
} from '../../../src/views/image-comparison/comparison-view.svelte.ts';
import type { ComparisonSettings } from '../../../src/views/image-comparison/settings.ts';

const picture = (width: number, height: number): Pixels => ({
  data: Uint8ClampedArray.from({ length: 3 * width * height }, (_, i) => i),
  width,
  height,
  channels: 3,
});

const initial: ComparisonSettings = {
  way: 'slider',
  left: 'bicubic',
  right: 'sr',
  divider: 0.5,
  pictures: ['lr', 'bicubic', 'before', 'sr', 'hr'],
  view: undefined,
  locked: false,
  errors: false,
  from: 'truth',
  measure: 'luma',
};

/** A comparison of pictures of 40 x 20 in a pane of 80 x 40, and how it is set. */
function comparison(part: Partial<ComparisonSettings> = {}, given: Partial<ComparisonSource> = {}) {
  const set = { now: { ...initial, ...part } };
  const view = new ComparisonView(() => ({
    look: { locale: 'en', theme: 'light' },
    lr: picture(20, 10),
    bicubic: picture(40, 20),
    sr: picture(40, 20),
    hr: picture(40, 20),
    scale: 2,
    settings: set.now,
    onsettings: (changed) => (set.now = { ...set.now, ...changed }),
    ...given,
  }));
  view.paneSize = { width: 80, height: 40 };
  return { view, set };
}

describe('the pictures of a comparison', () => {
  test('are two with a divider, or those that are chosen, each in a pane', () => {
    expect(comparison().view.panes).toEqual([['bicubic', 'sr']]);
    expect(comparison({ way: 'side', pictures: ['hr', 'sr'] }).view.panes).toEqual([['sr'], ['hr']]);
  });

  test('fall back where the true one is not known', () => {
    const { view } = comparison({ left: 'hr', right: 'hr' }, { hr: undefined });
    expect([view.left, view.right, view.known]).toEqual(['bicubic', 'sr', ['lr', 'bicubic', 'sr']]);
    expect(comparison({ way: 'side', pictures: [] }).view.panes).toHaveLength(4);
  });

  test('are put beside the others and taken away, in their order', () => {
    const { view, set } = comparison({ way: 'side', pictures: ['sr', 'hr'] });
    view.toggle('lr');
    expect(set.now.pictures).toEqual(['lr', 'sr', 'hr']);
    view.toggle('sr');
    expect(set.now.pictures).toEqual(['lr', 'hr']);
  });

  test('have the output without the reader’s edits among them where the other is with them', () => {
    const edited = { plain: picture(40, 20) };
    const { view } = comparison({ left: 'plain' }, edited);
    expect(view.known.map((name) => view.nameOf(name))).toEqual([
      'LR',
      'Bicubic',
      'RCAN',
      'RCAN, edited',
      'HR',
    ]);
    expect(view.panes).toEqual([['plain', 'sr']]);
    expect([view.isEdited('plain'), view.isEdited('sr')]).toEqual([false, true]);
    const chinese = comparison({}, { ...edited, look: { locale: 'zh', theme: 'light' } }).view;
    expect(chinese.nameOf('sr')).toBe('RCAN（已修改）');
    // Without edits what was chosen falls back.
    const unedited = comparison({ left: 'plain' }).view;
    expect([unedited.panes, unedited.nameOf('sr')]).toEqual([[['bicubic', 'sr']], 'RCAN']);
  });

  test('are read at the pixel under the pointer, else at the one that is kept', () => {
    const { view } = comparison();
    view.pinned = { x: 3, y: 0 };
    const colours = () => Object.fromEntries(view.readings.map(({ name, colour }) => [name, colour]));
    expect(colours()).toMatchObject({ lr: [3, 4, 5], sr: [9, 10, 11] });
    view.hovered = { x: 0, y: 0 };
    expect(colours()).toMatchObject({ sr: [0, 1, 2] });
    view.hovered = { x: 40, y: 0 };
    expect(colours()).toEqual({});
  });
});

describe('the output of the run that figures are laid against', () => {
  /** Three levels darker at every pixel. */
  const darker = ({ data, ...rest }: Pixels): Pixels => ({ ...rest, data: data.map((value) => value - 3) });
  const sr: Pixels = { ...picture(40, 20), data: new Uint8ClampedArray(3 * 40 * 20).fill(100) };
  const earlier = { reference: 'before', sr: darker(sr), score: { psnr: 21, ssim: 0.5 } } as const;

  test('is one more picture, with its score', () => {
    const { view } = comparison({ way: 'side' }, { sr, earlier });
    expect(view.panes).toEqual([['lr'], ['bicubic'], ['before'], ['sr'], ['hr']]);
    expect(view.nameOf('before')).toBe('RCAN before');
    expect(view.readings.find(({ name }) => name === 'before')).toMatchObject({ score: { psnr: 21 } });
    expect(comparison({ left: 'before' }).view.left, 'falls back where there is none').toBe('bicubic');
  });

  test('is what the output is subtracted from, amplified by a factor that is known', () => {
    const { view } = comparison({ errors: true, from: 'before', measure: 'rgb' }, { sr, earlier });
    expect([view.difference?.factor, view.errorMap?.domain[0]]).toEqual([85, 0]);
    expect(view.errorMap?.domain[1]).toBeCloseTo(3, 6);
    expect([view.nameOf('sr'), view.nameOf('bicubic')]).toEqual(['RCAN − RCAN before', 'Bicubic']);
  });

  test('is all that errors can be measured against where the truth is not known', () => {
    const { view } = comparison({ errors: true }, { sr, earlier, hr: undefined });
    expect(view.from).toBe('before');
    expect(comparison({ errors: true }, { sr, earlier }).view.from).toBe('truth');
  });
});

describe('what is shown of them', () => {
  test('is all of them, then what the reader zooms to, around the middle', () => {
    const { view, set } = comparison();
    expect([view.viewport, view.current]).toEqual([undefined, { zoom: 2, centre: { x: 20, y: 10 } }]);
    view.step(1);
    expect(set.now.view).toEqual({ zoom: 3, centre: { x: 20, y: 10 } });
  });

  test('is a pixel on a pixel of the screen, until the reader zooms', () => {
    const { view, set } = comparison();
    view.toggleLock();
    expect(set.now).toMatchObject({ locked: true, view: { zoom: 1 } });
    view.show({ zoom: 1, centre: { x: 8, y: 8 } });
    expect(set.now.locked).toBe(true);
    view.step(1);
    expect(set.now).toMatchObject({ locked: false, view: { zoom: 2 } });
  });

  test('is the middle at 1:1 where only that is asked for', () => {
    expect(comparison({ locked: true }).view.viewport).toEqual({ zoom: 1, centre: { x: 20, y: 10 } });
  });
});
