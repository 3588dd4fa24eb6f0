import type { Attachment } from 'svelte/attachments';
import { placeIn } from '../shared/zoom.ts';
import type { Point } from './viewport.ts';

/** What a hand does over a picture, in CSS pixels from the element's top left corner. */
export interface GestureHandlers {
  hover(at: Point | undefined): void;
  /** A press and release without a move between. */
  click(at: Point): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  /** Whether a plain wheel is meant for the picture; with Ctrl or Command (also a trackpad's pinch) it always is. */
  takesWheel(): boolean;
}

const clickTolerance = 4;

function middle(points: readonly Point[]): Point {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function spread(points: readonly Point[]): number {
  const [a, b] = points;
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

/** Drag to pan, two fingers or the wheel to zoom around where they are. Drags that start in `[data-own-drag]` are left alone. */
export function gestures(handlers: GestureHandlers): Attachment<HTMLElement> {
  return (node) => {
    const down = new Map<number, Point>();
    let travelled = 0;
    const local = (event: MouseEvent): Point => {
      const { x, y } = placeIn(node, event);
      return { x: x - node.clientLeft, y: y - node.clientTop };
    };
    const press = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as Element).closest('[data-own-drag]')) return;
      if (down.size === 0) travelled = 0;
      down.set(event.pointerId, local(event));
      node.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      const to = local(event);
      if (!down.has(event.pointerId)) return handlers.hover(to);
      const before = [...down.values()];
      down.set(event.pointerId, to);
      const after = [...down.values()];
      const [from, now] = [middle(before), middle(after)];
      travelled += Math.hypot(now.x - from.x, now.y - from.y);
      if (travelled > clickTolerance || after.length > 1) handlers.pan(now.x - from.x, now.y - from.y);
      if (after.length === 2 && spread(before) > 0) handlers.zoom(spread(after) / spread(before), now);
      handlers.hover(to);
    };
    const release = (event: PointerEvent) => {
      const wasDown = down.delete(event.pointerId);
      if (wasDown && down.size === 0 && event.type === 'pointerup' && travelled <= clickTolerance) {
        handlers.click(local(event));
      }
    };
    const leave = () => handlers.hover(undefined);
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && !handlers.takesWheel()) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
      const speed = event.ctrlKey && !Number.isInteger(event.deltaY) ? 0.01 : 0.002;
      handlers.zoom(Math.exp(-event.deltaY * unit * speed), local(event));
    };
    node.addEventListener('pointerdown', press);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', release);
    node.addEventListener('pointercancel', release);
    node.addEventListener('pointerleave', leave);
    node.addEventListener('wheel', wheel, { passive: false });
    return () => {
      node.removeEventListener('pointerdown', press);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', release);
      node.removeEventListener('pointercancel', release);
      node.removeEventListener('pointerleave', leave);
      node.removeEventListener('wheel', wheel);
    };
  };
}
