import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';
import type { Point } from './geometry.ts';

/** By what factor two fingers have to go apart, or together, to mean it. */
const enough = 1.35;

/**
 * Two fingers on an element: apart they mean what lies between them when they begin, together the way back; once for
 * each time that they are put down. The point is in the element's CSS pixels. The page's own zoom is left alone
 * elsewhere: the element's `touch-action` has to be without `pinch-zoom`.
 */
export function pinch({
  onapart,
  ontogether,
}: {
  readonly onapart: (between: Point) => void;
  readonly ontogether: () => void;
}): Attachment<HTMLElement> {
  return (element) => {
    const fingers = new Map<number, Point>();
    let began: { readonly distance: number; readonly between: Point } | undefined;

    const put = ({ pointerType, pointerId, clientX, clientY }: PointerEvent): void => {
      if (pointerType !== 'touch') return;
      fingers.set(pointerId, { x: clientX, y: clientY });
      began = fingers.size === 2 ? spanOf(fingers) : undefined;
    };
    const move = ({ pointerId, clientX, clientY }: PointerEvent): void => {
      if (!fingers.has(pointerId)) return;
      fingers.set(pointerId, { x: clientX, y: clientY });
      if (!began) return;
      const factor = spanOf(fingers).distance / began.distance;
      if (factor < enough && factor > 1 / enough) return;
      const { left, top } = element.getBoundingClientRect();
      const between = { x: began.between.x - left, y: began.between.y - top };
      began = undefined;
      if (factor > 1) onapart(between);
      else ontogether();
    };
    const lift = ({ pointerId }: PointerEvent): void => {
      fingers.delete(pointerId);
      began = undefined;
    };
    const offs = [
      on(element, 'pointerdown', put, { capture: true }),
      // Fingers may leave the element, or be captured by what lies under them.
      on(window, 'pointermove', move, { capture: true }),
      on(window, 'pointerup', lift, { capture: true }),
      on(window, 'pointercancel', lift, { capture: true }),
    ];
    return () => offs.forEach((off) => off());
  };
}

function spanOf(fingers: ReadonlyMap<number, Point>): { readonly distance: number; readonly between: Point } {
  const [a, b] = [...fingers.values()] as [Point, Point];
  return {
    distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    between: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  };
}
