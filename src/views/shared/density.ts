import { devicePixelRatio } from 'svelte/reactivity/window';
import { zoomOf } from './zoom.ts';

/**
 * Device pixels in a CSS pixel of an element. Follows the window's; of the element's own zoom nobody is told, but its
 * size changes with that.
 */
export const densityOf = (element: Element | undefined): number =>
  (devicePixelRatio.current ?? 1) * zoomOf(element);
