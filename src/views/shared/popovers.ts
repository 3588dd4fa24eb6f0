/**
 * Where the browser has no popovers, as on iPadOS 16 and in Firefox 115, fetches a library that makes the attribute work. To be
 * awaited before any is drawn.
 */
export async function bringPopovers(): Promise<void> {
  if (!('popover' in HTMLElement.prototype)) await import('@oddbird/popover-polyfill');
}

/** Whether a popover is open: a browser's own, or one of the library's. */
export const isPopoverOpen = (): boolean =>
  document.querySelector(':is(:popover-open, .\\:popover-open)') !== null;
