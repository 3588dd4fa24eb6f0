/** The message that an embedded figure posts to its parent page when its height changes, to resize the iframe. */
export interface HeightMessage {
  readonly type: 'rcan-notebook:height';
  /** The figure, as the address names it. */
  readonly embed: string;
  /** Height of the frame's content, in CSS px. */
  readonly height: number;
}

/** An attachment that posts `HeightMessage`s while the element is mounted. */
export function tellHeight(embed: string): (element: HTMLElement) => () => void {
  return (element) => {
    const observer = new ResizeObserver(() => {
      const message: HeightMessage = {
        type: 'rcan-notebook:height',
        embed,
        height: Math.ceil(element.getBoundingClientRect().height),
      };
      // To any origin: a height is not confidential, and any page may embed a figure.
      if (parent !== window) parent.postMessage(message, '*');
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
