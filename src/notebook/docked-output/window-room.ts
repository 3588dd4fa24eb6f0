import type { Box } from './corners.ts';

/** CSS pixels between what is docked and the edges of the window. */
const margin = 12;

/** The part of a window that things are docked in: below the bar, beside the scrollbar. */
export function windowRoom(width: number, height: number): Box {
  const root = document.documentElement;
  const bar = parseFloat(root.style.getPropertyValue('--bar-height')) || 0;
  return {
    x: margin,
    y: bar + margin,
    // Without the scrollbar, which the window's own width holds.
    width: Math.min(width, root.clientWidth) - 2 * margin,
    height: height - bar - 2 * margin,
  };
}
