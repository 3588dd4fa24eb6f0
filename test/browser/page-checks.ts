import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Axe {
  run(
    context: { include: string[]; exclude: string[] },
    options: { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
}

interface Part {
  /** Selects what is looked at; all of the page without. */
  readonly only?: string;
  /** Select what is not. */
  readonly except?: readonly string[];
}

/** What axe finds that is serious or critical, on the whole page or a part of it, as `rule: element`. */
export async function accessibilityFaults(page: Page, { only, except = [] }: Part = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(
    async ([included, excluded]) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const context = { include: [included], exclude: [...excluded] };
      const { violations } = await axe.run(context, { resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    [only ?? 'html', except] as const,
  );
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
      if (element.closest('.visually-hidden, math, .katex, script, style')) continue;
      const drawn = element instanceof SVGGraphicsElement ? element.getScreenCTM() : undefined;
      // Of turned text too, whose scale is in two entries of the matrix.
      const scale = drawn ? Math.hypot(drawn.c, drawn.d) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < limit - 0.01) found.add(`${size.toFixed(1)} px: ${text.slice(0, 40)}`);
    }
    return [...found];
  }, least);
}

/** One stop of the Tab key. */
export interface Stop {
  /** The cell that it is in, as lessons name it; empty outside of figures. */
  readonly figure: string;
  readonly name: string;
  /** Whether the eye can see where the keyboard is. */
  readonly marked: boolean;
}

export interface TabWalk {
  /** Where Tab leads from the top of the page to its end. */
  readonly stops: readonly Stop[];
  /**
   * Controls that can be seen and used but that Tab does not come to, or comes to out of the order of the page. Of what
   * arrow keys walk through, a grid or a group of radio buttons, one is a stop.
   */
  readonly unreached: readonly string[];
}

/** Presses between two looks at what the page has taken down of them. */
const pressesAtOnce = 40;

/** Walks by the Tab key alone from the top of the page to its end. */
export async function walkByTab(page: Page): Promise<TabWalk> {
  const controls = await page.evaluate(watchFocus);
  const taken: (Stop & { readonly control: number })[] = [];
  let ended = false;
  // A trap would keep the focus for ever.
  for (let presses = 0; !ended && presses < 3 * controls.length + 50; presses += pressesAtOnce) {
    for (let i = 0; i < pressesAtOnce; i++) await page.keyboard.press('Tab');
    const walk = await page.evaluate(() => (globalThis as unknown as { tabWalk: Taken }).tabWalk);
    ended = walk.ended;
    taken.splice(0, taken.length, ...walk.stops);
  }
  const reached = taken.map(({ control }) => control).filter((control) => control >= 0);
  const unreached = controls.filter((_, i) => {
    const at = reached.indexOf(i);
    return at < 0 || reached.slice(0, at).some((earlier) => earlier > i);
  });
  return { stops: taken, unreached };
}

/** What the page takes down of a walk: each stop, with its number among the controls, -1 for what came to be later. */
interface Taken {
  readonly stops: (Stop & { readonly control: number })[];
  ended: boolean;
}

/** Run in the page: names its controls in their order, and from then on takes down where the focus goes. */
function watchFocus(): string[] {
  // Where the focus was last is where Tab would go on.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  // Shapes in a drawing are marked by their stroke.
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--focus)';
  const { color: focusColour } = getComputedStyle(probe);
  probe.remove();

  const isStopOfGroup = (radio: HTMLInputElement): boolean => {
    const group = [...document.getElementsByName(radio.name)].filter(
      (one) => one instanceof HTMLInputElement && !one.disabled,
    ) as HTMLInputElement[];
    return radio.checked || (group[0] === radio && !group.some(({ checked }) => checked));
  };
  const isStop = (element: HTMLElement): boolean =>
    element.tabIndex >= 0 &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
    !element.matches(':disabled') &&
    !element.closest('[inert], [hidden]') &&
    !(element instanceof HTMLInputElement && element.type === 'radio' && !isStopOfGroup(element));
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const controls = [...document.querySelectorAll<HTMLElement>(all)].filter(isStop);
  const figureOf = (element: Element) =>
    element.closest('figure')?.closest('[id^="fig-"]')?.id.replace('fig-', '') ?? '';

  const walk: Taken = { stops: [], ended: false };
  function takeDown(): void {
    const element = document.activeElement;
    if (!element || element === document.body) walk.ended = true;
    if (walk.ended || !element) return;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    // Radio buttons and file inputs that are drawn as their labels are marked there.
    const drawn = [element, ...labels, element.parentElement].filter((part) => part !== null);
    walk.stops.push({
      figure: figureOf(element),
      name:
        (element.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join(' ')).trim() ||
        (element.textContent ?? '').trim(),
      marked:
        drawn.some((part) => getComputedStyle(part).outlineStyle !== 'none') ||
        [...element.querySelectorAll('rect, circle')].some(
          (part) => getComputedStyle(part).stroke === focusColour,
        ),
      control: controls.indexOf(element as HTMLElement),
    });
  }
  /** Once what the page itself does about the focus has been drawn. */
  const afterDrawing = () => queueMicrotask(() => queueMicrotask(takeDown));
  document.addEventListener('focusin', afterDrawing);
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) afterDrawing();
  });
  Object.assign(globalThis, { tabWalk: walk });
  return controls.map((element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent.trim();
    return `${figureOf(element) || 'page'}: ${element.localName} ${name.slice(0, 60)}`;
  });
}

/** Waits until a figure shows a number. Chromium and Node run the same kernels, up to the order of some sums. */
export async function showsNear(shown: () => Promise<string | null>, expected: number): Promise<void> {
  const relative = async () => Math.abs(Number(await shown()) - expected) / Math.abs(expected);
  await expect.poll(relative, { timeout: 60_000 }).toBeLessThan(1e-4);
}
