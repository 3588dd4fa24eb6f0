/** Whether a key is one of the browser's or of the system's: Alt with an arrow leads back, Ctrl or Cmd with it elsewhere. */
export const isBrowserKey = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  altKey || ctrlKey || metaKey;

type Targets<T> = Readonly<Record<string, T>>;

/** One step by the arrows that walk along a row, by those that walk along a column, and by those that change a value. */
export const arrows = {
  row: { ArrowLeft: -1, ArrowRight: 1 },
  column: { ArrowUp: -1, ArrowDown: 1 },
  value: { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 },
} as const satisfies Record<string, Targets<-1 | 1>>;

/**
 * The value of `targets` under the pressed key, and keeps the browser from scrolling; undefined for any other key and for
 * the browser's own.
 */
export function keyTarget<T>(event: KeyboardEvent, targets: Targets<T>): T | undefined {
  if (isBrowserKey(event) || !Object.hasOwn(targets, event.key)) return undefined;
  event.preventDefault();
  return targets[event.key];
}

const stepped = (directions: Targets<number>, from: number, by: number): Targets<number> =>
  Object.fromEntries(Object.entries(directions).map(([key, direction]) => [key, from + direction * by]));

const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value));

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
  const target = keyTarget(event, {
    ...stepped(arrows.value, value, event.shiftKey ? page : step),
    PageDown: value - page,
    PageUp: value + page,
    Home: from,
    End: to,
  });
  return target === undefined ? undefined : within(target, from, to);
}

interface WalkKeys {
  readonly at: number;
  /** How many items there are. */
  readonly count: number;
  readonly along: keyof typeof arrows;
  /** Items by Page Up and Page Down; without it these keys are not taken. */
  readonly page?: number;
}

/** Which of the items a key leads to, from the first to the last; undefined for a key that leads to none. */
export function walkKey(event: KeyboardEvent, { at, count, along, page }: WalkKeys): number | undefined {
  const target = keyTarget(event, {
    ...stepped(arrows[along], at, 1),
    ...(page !== undefined && { PageUp: at - page, PageDown: at + page }),
    Home: 0,
    End: count - 1,
  });
  return target === undefined ? undefined : within(target, 0, count - 1);
}

/** One step to the right and down that an arrow key asks for; undefined for any other key. */
export const arrowStep = (event: KeyboardEvent): readonly [x: number, y: number] | undefined =>
  keyTarget<readonly [number, number]>(event, {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  });
