import type { PictureKind } from '../../analysis/picture-planes.ts';
import { radialPower, shareAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import { cutoffs } from '../../analysis/frequency-grid.ts';
import { placeKey, type ChannelPlace } from '../shared/channel-place.ts';
import { curveStyle, type CurveStyle } from './curve-style.ts';
import type { RadialCurve } from './radial-layout.ts';

/** What can be laid over the selected channel by a tick: the group's input and output in this channel, and pictures. */
export const overlayNames = [
  'group-input',
  'group-output',
  'lr',
  'bicubic',
  'sr',
  'hr',
  'sr-bicubic',
] as const;
export type OverlayName = (typeof overlayNames)[number];

/** Any curve of the figure; 'marked' is the mean of the channels that are marked in any figure, before attention. */
export type CurveSource = 'before' | 'after' | 'marked' | OverlayName | ChannelPlace;

export const isPicture = (name: OverlayName): name is PictureKind => !name.startsWith('group');

/** A measured curve. `table` is of one channel, and it and `spectrum` are on its own grid. */
export interface MeasuredCurve {
  readonly source: CurveSource;
  readonly table: SpectrumTable;
  /** Absent for the mean of several channels. */
  readonly spectrum?: PlaneSpectrum['spectrum'];
}

/** As many channels as are told apart by eye: those that the reader keeps while the selection moves on. */
export const mostKept = 3;

const styles: Readonly<Record<Exclude<CurveSource, ChannelPlace>, CurveStyle>> = {
  before: curveStyle('var(--ink)', 'circle'),
  after: curveStyle('var(--attention)', 'triangle', '7 3'),
  marked: curveStyle('var(--edit)', 'circle', '4 2 1 2'),
  'group-input': curveStyle('var(--low)', 'square', '9 3 2 3'),
  'group-output': curveStyle('var(--ink-2)', 'diamond', '9 3'),
  lr: curveStyle('var(--ink-2)', 'cross', '1 3'),
  bicubic: curveStyle('var(--low)', 'star', '4 2'),
  sr: curveStyle('var(--ink)', 'wye', '11 3 2 3'),
  hr: curveStyle('var(--ink-2)', 'star'),
  'sr-bicubic': curveStyle('var(--high)', 'cross', '2 3'),
};
const keptStyles: readonly CurveStyle[] = [
  curveStyle('var(--edit)', 'square'),
  curveStyle('var(--edit)', 'diamond', '7 3'),
  curveStyle('var(--edit)', 'star', '2 3'),
];

/** `slot` counts the kept channels. */
export const styleOf = (source: CurveSource, slot: number): CurveStyle =>
  typeof source === 'string' ? styles[source] : (keptStyles[slot % keptStyles.length] ?? styles.before);

export const keyOf = (source: CurveSource): string =>
  typeof source === 'string' ? source : placeKey(source);

/** What is drawn of each ring: the mean is flat for white noise, the sum adds up to the energy. */
export type RingValue = 'mean' | 'sum';
/** Power as it is, or as a part of the curve's own energy, which shows the shape alone. */
export type CurveHeight = 'power' | 'part';
/** Frequencies per pixel of each curve's own grid, or of the output picture's, which is finer. */
export type FrequencyUnit = 'own' | 'output';

/** How many pixels of the output picture a pixel of this curve's grid is wide. */
export function pixelWidth(source: CurveSource, unit: FrequencyUnit, scale: number): number {
  const isOutput = typeof source === 'string' && ['bicubic', 'sr', 'hr', 'sr-bicubic'].includes(source);
  return unit === 'own' || isOutput ? 1 : scale;
}

/** The curve to draw of a table of one channel. */
export function drawnCurve(
  table: SpectrumTable,
  ring: RingValue,
  height: CurveHeight,
  pixel: number,
): RadialCurve {
  const radial = radialPower(table, 0);
  const whole = height === 'part' ? table.energy[0]! : 1;
  return {
    frequency: radial.frequency.map((frequency) => frequency / pixel),
    power: radial[ring].map((power) => (whole > 0 ? power / whole : 0)),
  };
}

/** The share above a cut-off that is given per pixel of a grid `pixel` times as fine as the table's own. */
export function shareOnGrid(table: SpectrumTable, cutoff: number, pixel: number): number {
  const own = cutoff * pixel;
  // Beyond the last cut-off lies at most the very corner.
  return own > cutoffs.at(-1)! ? 0 : shareAbove(table, 0, own);
}
