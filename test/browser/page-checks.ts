import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Axe {
  run(
    root: Document,
  ): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
}

/** What axe finds on the whole page that is serious or critical, as `rule: element`. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run(document);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

/** By how many CSS pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Text that is seen and set smaller than `least` CSS pixels, with its size; SVG text by what it is drawn at. */
export function smallText(page: Page, least: number): Promise<string[]> {
  return page.evaluate((limit) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const element = walker.currentNode.parentElement;
      if (text === '' || !element?.checkVisibility({ visibilityProperty: true })) continue;
      // Read out by screen readers, seen by nobody; and indices of formulas are smaller than the formula.
      if (element.closest('.visually-hidden, math, script, style')) continue;
      const drawn = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.d ?? 1) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * Math.abs(drawn);
      if (size < limit - 0.01) found.add(`${size.toFixed(1)} px: ${text.slice(0, 40)}`);
    }
    return [...found];
  }, least);
}

/** One stop of the Tab key. */
export interface Stop {
  /** The figure that it is in, 0 outside of figures. */
  readonly figure: number;
  /** Role, its own or that of its element. */
  readonly role: string;
  readonly name: string;
  /** Whether the eye can see where the keyboard is. */
  readonly marked: boolean;
}

/** All stops of the Tab key from the top of the page to its end. */
export async function tabStops(page: Page): Promise<Stop[]> {
  // Shapes in a drawing are marked by their stroke.
  const focusColour = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--focus)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  const stops: Stop[] = [];
  // More stops than this would be a fault of their own: grids take one stop each.
  while (stops.length < 300) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((focus): Stop | undefined => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const tag = element.localName === 'input' ? element.getAttribute('type') : element.localName;
      // Radio buttons and file inputs that are drawn as their labels are marked there.
      const drawn = [element, ...labels, element.parentElement].filter((part) => part !== null);
      return {
        figure: Number(/\d+/.exec(element.closest('figure')?.id ?? '')?.[0] ?? 0),
        role: element.getAttribute('role') ?? tag ?? '',
        name:
          (
            element.getAttribute('aria-label') ??
            labels.map((label) => label.textContent).join(' ') ??
            ''
          ).trim() || (element.textContent ?? '').trim(),
        marked:
          drawn.some((part) => getComputedStyle(part).outlineStyle !== 'none') ||
          [...element.querySelectorAll('rect, circle')].some(
            (part) => getComputedStyle(part).stroke === focus,
          ),
      };
    }, focusColour);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

/**
 * Controls that can be seen and used but that Tab, from the top of the page to its end, does not come to, or comes to
 * out of the order of the page. Of what arrow keys walk through, a grid or a group of radio buttons, one is a stop.
 */
export async function unreachedControls(page: Page): Promise<string[]> {
  const controls = await page.evaluate(() => {
    // Where the focus was last is where Tab would go on.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    const isStop = (element: HTMLElement): boolean =>
      element.tabIndex >= 0 &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
      !element.matches(':disabled') &&
      !element.closest('[inert], [hidden]') &&
      !(element instanceof HTMLInputElement && element.type === 'radio' && !isStopOfGroup(element));
    const isStopOfGroup = (radio: HTMLInputElement): boolean => {
      const group = [...document.getElementsByName(radio.name)].filter(
        (one) => one instanceof HTMLInputElement && !one.disabled,
      ) as HTMLInputElement[];
      return radio.checked || (group[0] === radio && !group.some(({ checked }) => checked));
    };
    const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const stops = [...document.querySelectorAll<HTMLElement>(all)].filter(isStop);
    return stops.map((element, i) => {
      element.dataset['stop'] = String(i);
      const figure = element.closest('figure')?.id ?? 'page';
      const name = element.getAttribute('aria-label') ?? element.textContent.trim();
      return `${figure}: ${element.localName} ${name.slice(0, 60)}`;
    });
  });
  const reached: number[] = [];
  // A trap would keep the focus for ever.
  for (let presses = 0; presses < 3 * controls.length + 50; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return undefined;
      return (element as HTMLElement).dataset['stop'] ?? '';
    });
    if (stop === undefined) break;
    if (stop !== '') reached.push(Number(stop));
  }
  return controls.filter((_, i) => {
    const at = reached.indexOf(i);
    return at < 0 || reached.slice(0, at).some((earlier) => earlier > i);
  });
}

/** Waits until a figure shows a number. Chromium and Node run the same kernels, up to the order of some sums. */
export async function showsNear(shown: () => Promise<string | null>, expected: number): Promise<void> {
  const relative = async () => Math.abs(Number(await shown()) - expected) / Math.abs(expected);
  await expect.poll(relative, { timeout: 20_000 }).toBeLessThan(1e-4);
}
