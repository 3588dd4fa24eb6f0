import type { RadialCurve, RadialLayout } from './radial-layout.ts';

/** Where the name of a curve stands: behind the curve's end, moved up or down so that names keep apart. */
export interface EndLabel {
  readonly id: string;
  readonly text: string;
  /** The end of the curve. */
  readonly from: { readonly x: number; readonly y: number };
  /** The left end of the text, and its middle. */
  readonly x: number;
  readonly y: number;
}

/** px: from a curve's end to its name. */
const gap = 12;
/** rem: the height of a line of labels, and about the width of a letter. */
const [line, letter] = [1, 0.45];

/** About how wide a label is, in px, of which 1 rem has `rem`: Chinese characters are as wide as they are high. */
export const labelWidth = (text: string, rem = 16): number =>
  rem * [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 0.875 : letter), 0);

/** px right of a plot that the names of curves take; undefined where that would leave too little of it. */
export function labelRoom(names: readonly string[], width: number, rem = 16): number | undefined {
  const room = Math.ceil(Math.max(0, ...names.map((name) => labelWidth(name, rem)))) + gap + 4;
  return names.length > 1 && room < 0.36 * width ? room : undefined;
}

/** The names of curves at the ends of what is drawn of them, in the curves' order; of a curve that is not drawn, none. */
export function endLabels(
  curves: readonly (RadialCurve & { readonly id: string; readonly name: string })[],
  layout: RadialLayout,
  rem = 16,
): EndLabel[] {
  const lineHeight = line * rem;
  const ends = curves.flatMap(({ id, name, frequency, power }) => {
    const last = lastDrawn(power, frequency, layout);
    if (last < 0) return [];
    const from = { x: layout.x(frequency[last]!), y: layout.y(power[last]!) };
    return [{ id, text: name, from, x: from.x + gap, width: labelWidth(name, rem) }];
  });
  const placed: (EndLabel & { readonly width: number })[] = [];
  for (const label of ends.toSorted((a, b) => a.from.y - b.from.y)) {
    const beside = placed.filter(
      (other) => other.x < label.x + label.width && label.x < other.x + other.width,
    );
    const y = Math.max(label.from.y, ...beside.map((other) => other.y + lineHeight));
    placed.push({ ...label, y });
  }
  // What was pushed out below goes up again, and takes along what it meets.
  let below = layout.bottom - lineHeight / 2;
  const settled = placed.toReversed().map((label) => {
    const y = Math.min(label.y, below);
    if (y < label.y || label.y + lineHeight > below) below = y - lineHeight;
    return { ...label, y };
  });
  const order = curves.map(({ id }) => id);
  return settled
    .map(({ id, text, from, x, y }) => ({ id, text, from, x, y }))
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function lastDrawn(power: Float64Array, frequency: Float64Array, { x, y }: RadialLayout): number {
  const [least] = y.domain();
  const [, most] = x.domain();
  return power.findLastIndex((value, ring) => value >= least! && frequency[ring]! <= most!);
}
