/** What an embedded figure tells the page around it whenever its height changes, so that the frame may follow. */
export interface HeightMessage {
  readonly type: 'rcan-notebook:height';
  /** The figure, as the address names it. */
  readonly embed: string;
  /** Of all that is in the frame, in CSS px. */
  readonly height: number;
}

/** Tells it, as long as the element is there. */
export function tellHeight(embed: string): (element: HTMLElement) => () => void {
  return (element) => {
    const observer = new ResizeObserver(() => {
      const message: HeightMessage = {
        type: 'rcan-notebook:height',
        embed,
        height: Math.ceil(element.getBoundingClientRect().height),
      };
      // A height is nobody's secret: any page may embed a figure.
      if (parent !== window) parent.postMessage(message, '*');
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
