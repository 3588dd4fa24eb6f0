import type { Attachment } from 'svelte/attachments';

/**
 * Tells the size of an element's content box in device pixels, now and whenever it changes; nothing where the browser
 * does not know it (Safari), whose pixels are then computed from CSS pixels.
 */
export function deviceBox(
  onSize: (size: { readonly width: number; readonly height: number }) => void,
): Attachment {
  return (element) => {
    // Observing a box that a browser lacks throws a TypeError there.
    if (!('devicePixelContentBoxSize' in ResizeObserverEntry.prototype)) return;
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.devicePixelContentBoxSize[0];
      if (box) onSize({ width: box.inlineSize, height: box.blockSize });
    });
    observer.observe(element, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  };
}
