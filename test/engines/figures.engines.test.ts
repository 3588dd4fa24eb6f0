import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { nameOf } from '../browser/lesson-figures.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const figures = cellNames.filter(isFigure);

describe.each(installedEngines)('every figure in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.gallery(engine, figures);
  });
  afterAll(() => visitor.close());

  it.each(figures)('%s draws', async (cell) => {
    const name = nameOf(cell);
    await visitor.look(name);
    // Nothing is muted before the reader says so.
    if (cell !== 'ChannelCost') await visitor.shows(`#fig-${name} figure :is(canvas, svg, math)`);
    expect(await visitor.complaints()).toEqual([]);
  });

  it('a choice stands beside its name, in the line of the other controls', async () => {
    await visitor.look('atlas');
    const lines = await visitor.tab.evaluate(() => {
      const middle = (element: Element) => {
        const { top, height } = element.getBoundingClientRect();
        return top + height / 2;
      };
      const choices = [...document.querySelectorAll('#fig-atlas div.choice')];
      return choices.map((choice) =>
        Math.abs(middle(choice.firstElementChild!) - middle(choice.lastElementChild!)),
      );
    });
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines)).toBeLessThan(4);
  });

  it('a canvas that is drawn on is not empty', async () => {
    await visitor.look('comparison');
    const levels = await visitor.tab.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#fig-comparison canvas')!;
      const copy = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = copy.getContext('2d')!;
      context.drawImage(canvas, 0, 0, 64, 64);
      return new Set(context.getImageData(0, 0, 64, 64).data).size;
    });
    expect(levels).toBeGreaterThan(50);
  });
});
