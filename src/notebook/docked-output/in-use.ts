import { createSubscriber } from 'svelte/reactivity';
import type { Box, Obstacles } from './corners.ts';

/** The share of the window from which on a control is too large to be left uncovered. */
const large = 0.2;
/** CSS pixels around a pointer that drags. */
const reach = 56;
/** What of a figure is operated; marks of its drawing that are data are not among them. */
const controls = 'button, input, select, summary, a[href], [role="slider"]';

const events = [
  'focusin',
  'focusout',
  'pointerdown',
  'pointermove',
  'pointerup',
  'pointercancel',
  'resize',
  'scroll',
];

/** What is used, and the figure that it belongs to. */
export interface Used extends Obstacles {
  /** The figure that has the focus or was pressed last, until something else is: a pointer that passes uses nothing. */
  readonly figure: Box | undefined;
}

/**
 * What of the window is being used: the control that has the focus, what a pointer drags, and the controls of their figure.
 * Read in an effect or a derived value, it is followed for as long as that lives.
 */
export class InUse {
  readonly #isOwn: (element: Element) => boolean;
  readonly #subscribe: () => void;
  #pressed: { readonly element: Element; x: number; y: number } | undefined;
  #figure: Element | undefined;

  /** @param isOwn whether an element is part of what makes way */
  constructor(isOwn: (element: Element) => boolean) {
    this.#isOwn = isOwn;
    this.#subscribe = createSubscriber((update) => {
      let frame: number | undefined;
      const follow = (event: Event): void => {
        this.#followFigure(event);
        if (event instanceof PointerEvent && !this.#follow(event)) return;
        // The browser scrolls to what gets the focus, and what has just been pressed may move.
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          update();
        });
      };
      const options = { capture: true, passive: true };
      events.forEach((name) => addEventListener(name, follow, options));
      return () => events.forEach((name) => removeEventListener(name, follow, options));
    });
  }

  /** What must be left uncovered, and what should be where it can. */
  get obstacles(): Used {
    this.#subscribe();
    const [hard, soft]: [Box[], Box[]] = [[], []];
    const { activeElement } = document;
    const ofFigure = this.#figure?.isConnected ? [...this.#figure.querySelectorAll(controls)] : [];
    for (const element of [activeElement, this.#pressed?.element, ...ofFigure]) {
      if (!element || element === document.body || this.#isOwn(element)) continue;
      const box = element.getBoundingClientRect();
      const isLarge = box.width * box.height > large * innerWidth * innerHeight;
      (isLarge ? soft : hard).push(box);
    }
    if (this.#pressed) {
      const { x, y } = this.#pressed;
      hard.push({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach });
    }
    const figure = this.#figure?.isConnected ? this.#figure.getBoundingClientRect() : undefined;
    return { hard, soft, figure };
  }

  /** Pressing or focusing what makes way leaves the figure in use as it is: it would move under the reader's hand. */
  #followFigure({ type, target }: Event): void {
    if (!(type === 'pointerdown' || type === 'focusin') || !(target instanceof Element)) return;
    if (!this.#isOwn(target)) this.#figure = target.closest('figure') ?? undefined;
  }

  /** Whether a pointer's event changes what is used. */
  #follow({ type, target, clientX: x, clientY: y, buttons }: PointerEvent): boolean {
    const before = this.#pressed;
    if (type === 'pointerdown' && target instanceof Element && !this.#isOwn(target))
      this.#pressed = { element: target, x, y };
    else if (type === 'pointermove' && buttons > 0 && before) Object.assign(before, { x, y });
    else if (type !== 'pointermove') this.#pressed = undefined;
    return before !== undefined || this.#pressed !== undefined;
  }
}
