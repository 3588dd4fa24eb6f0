import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Position } from './drivers/tab.ts';
import { installedEngines } from './installed.ts';
import { phone, Visitor } from './visitor.ts';

const patience = { timeout: 30_000, interval: 100 };

/** What a finger drags, in which figure, which way in CSS pixels, and by what it is seen to have moved. */
const dragged = [
  ['the divider', 'comparison', '.divider', { x: -90, y: 8 }, 'aria-valuenow'],
  ['the gate of the long skip connection', 'map', '[data-gate]:has(.rail)', undefined, 'aria-valuenow'],
  ['the gate of a group', 'map', '[data-gate="body.0"]', undefined, 'aria-valuenow'],
  ['the cut-off', 'spectrum', '[role="slider"].cutoff', { x: 60, y: 6 }, 'aria-valuenow'],
] as const;

describe.each(installedEngines)('a finger in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    const cells = [
      'ImageComparison',
      'Contributions',
      'ArchitectureMap',
      'Spectrum',
      'ChannelAtlas',
    ] as const;
    visitor = await Visitor.gallery(engine, cells, { size: phone, query: { backend: 'wasm' } });
  });
  afterAll(() => visitor.close());

  /** Drags with a finger, or with pointer events of that kind where the engine's driver has no touch. */
  async function drag(selector: string, by: Position): Promise<void> {
    const from = await visitor.middle(selector);
    const through = [...Array(9).keys()].map((i) => ({
      x: Math.max(4, from.x + (by.x * i) / 8),
      y: from.y + (by.y * i) / 8,
    }));
    if (visitor.tab.touch) return visitor.tab.touch(through);
    await visitor.tab.evaluate(
      (wanted, places) => {
        const element = document.querySelector(wanted)!;
        const fire = (type: string, { x, y }: { x: number; y: number }) => {
          const target = type === 'pointerdown' ? (document.elementFromPoint(x, y) ?? element) : element;
          const init = {
            bubbles: true,
            clientX: x,
            clientY: y,
            pointerId: 1,
            pointerType: 'touch',
            buttons: 1,
          };
          target.dispatchEvent(new PointerEvent(type, init));
        };
        // A pointer that the engine does not know cannot be captured.
        Element.prototype.setPointerCapture = () => undefined;
        Element.prototype.hasPointerCapture = () => true;
        fire('pointerdown', places[0]!);
        for (const place of places.slice(1)) fire('pointermove', place);
        fire('pointerup', places.at(-1)!);
      },
      selector,
      through,
    );
  }

  /** How far below the upper edge of the window an element begins, in CSS pixels. */
  const heightOf = (selector: string) =>
    visitor.tab.evaluate((wanted) => document.querySelector(wanted)!.getBoundingClientRect().top, selector);

  /**
   * From here on, how far a finger that scrolls has moved the page, in CSS pixels: it moves both the window's place in the
   * page and what is seen there, while a figure above that grows moves one of them.
   */
  async function scrolling(selector: string): Promise<() => Promise<number>> {
    const [top, height] = [await scrolled(), await heightOf(selector)];
    return async () =>
      Math.min(Math.abs((await scrolled()) - top), Math.abs((await heightOf(selector)) - height));
  }

  /** Whether the browser may scroll with a finger that is put there. */
  const mayScroll = (selector: string) =>
    visitor.tab.evaluate((wanted) => {
      const element = document.querySelector(wanted)!;
      const touch = new Event('touchstart', { bubbles: true, cancelable: true });
      Object.defineProperty(touch, 'touches', { value: [{ clientX: 0, clientY: 0 }] });
      element.dispatchEvent(touch);
      return getComputedStyle(element).touchAction !== 'none' && !touch.defaultPrevented;
    }, selector);

  it.each(dragged)('drags %s, and the page stays where it is', async (_, figure, part, by, attribute) => {
    await visitor.look(figure);
    await visitor.idle();
    const selector = `#fig-${figure} figure ${part}`;
    const way = by ?? (await shutting(selector));
    // The rail of a gate is longer than what is pressed of it.
    const pressed = by === undefined ? `${selector} .reach` : selector;
    await visitor.middle(pressed);
    const [scrolledBy, address] = [await scrolling(pressed), await path()];
    const before = await visitor.attribute(selector, attribute);
    await drag(pressed, way);
    await vi.waitFor(
      async () => expect(await visitor.attribute(selector, attribute)).not.toBe(before),
      patience,
    );
    if (by === undefined) expect(Number(await visitor.attribute(selector, attribute))).toBeLessThan(0.2);
    expect(await scrolledBy()).toBeLessThan(40);
    expect(await path()).toBe(address);
    expect(await mayScroll(selector)).toBe(false);
  });

  it('moves the sum by a drag along its curve, and scrolls the page by one down', async () => {
    await visitor.look('sum');
    const curve = '#fig-sum figure svg[data-sum-curve]';
    await vi.waitFor(async () => expect(await visitor.count(curve)).toBe(1), patience);
    await vi.waitFor(async () => expect(await visitor.count('#fig-sum [data-steps="8"]')).toBe(1), patience);
    // Until the sum of an edited network has been measured, its curve comes and goes.
    await visitor.idle();
    await vi.waitFor(() => visitor.middle(curve), patience);
    await drag(curve, { x: 70, y: 6 });
    await vi.waitFor(
      async () => expect(Number(await visitor.attribute(curve, 'data-sum-curve'))).toBeGreaterThan(2),
      patience,
    );
    expect(await mayScroll(curve)).toBe(true);
  });

  it('marks channels of the atlas by a drag to the right, which does not lead back', async () => {
    await visitor.look('atlas');
    const field = '#fig-atlas figure [data-own-drag]';
    const marked = '#fig-atlas figure circle.marked';
    await visitor.middle(field);
    const [scrolledBy, address] = [await scrolling(field), await path()];
    const { width, height } = await visitor.tab.evaluate((wanted) => {
      const { width, height } = document.querySelector(wanted)!.getBoundingClientRect();
      return { width, height };
    }, field);
    await drag(field, { x: width * 0.45, y: -height * 0.45 });
    await vi.waitFor(async () => expect(await visitor.count(marked)).toBeGreaterThan(0), patience);
    expect(await path()).toBe(address);
    expect(await scrolledBy()).toBeLessThan(40);
  });

  const scrolled = () => visitor.tab.evaluate(() => Math.round(scrollY));
  const path = () => visitor.tab.evaluate(() => location.pathname);

  /** The way along which a gate is shut: along its rail where one is drawn, else against the way of the stream. */
  function shutting(selector: string): Promise<Position> {
    return visitor.tab.evaluate((wanted) => {
      const gate = document.querySelector(wanted)!;
      const [closedX = 1, closedY = 0, openX = 0, openY = 0] = (
        gate
          .querySelector('.rail')
          ?.getAttribute('d')
          ?.match(/-?[\d.]+/g) ?? []
      ).map(Number);
      if (gate.querySelector('.rail')) {
        const length = Math.hypot(closedX - openX, closedY - openY);
        return { x: (170 * (closedX - openX)) / length, y: (170 * (closedY - openY)) / length };
      }
      return gate.getAttribute('aria-orientation') === 'vertical' ? { x: 4, y: -170 } : { x: -170, y: 4 };
    }, selector);
  }
});
