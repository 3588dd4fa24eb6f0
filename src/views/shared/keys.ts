/** Whether a key is one of the browser's or of the system's: Alt with an arrow leads back, Ctrl or Cmd with it elsewhere. */
export const isBrowserKey = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey;

/**
 * The value of `targets` under the pressed key, and keeps the browser from scrolling; undefined for any other key and for
 * the browser's own.
 */
export function keyTarget<T>(event: KeyboardEvent, targets: Readonly<Record<string, T>>): T | undefined {
  if (isBrowserKey(event) || !Object.hasOwn(targets, event.key)) return undefined;
  event.preventDefault();
  return targets[event.key];
}

interface SliderKeys {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** By an arrow. */
  readonly step: number;
  /** By Page Up and Page Down, and by an arrow with Shift; 10 steps where it is not given. */
  readonly page?: number;
}

/** Where a key moves a slider, within its range; undefined for a key that does not. The keys of ARIA's slider pattern. */
export function sliderKey(
  event: KeyboardEvent,
  { value, from, to, step, page = 10 * step }: SliderKeys,
): number | undefined {
  const by = event.shiftKey ? page : step;
  const target = keyTarget(event, {
    ArrowLeft: value - by,
    ArrowDown: value - by,
    ArrowRight: value + by,
    ArrowUp: value + by,
    PageDown: value - page,
    PageUp: value + page,
    Home: from,
    End: to,
  });
  return target === undefined ? undefined : Math.min(to, Math.max(from, target));
}

/** One step to the right and down that an arrow key asks for; undefined for any other key. */
export const arrowStep = (event: KeyboardEvent): readonly [x: number, y: number] | undefined =>
  keyTarget<readonly [number, number]>(event, {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  });
