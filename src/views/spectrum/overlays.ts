import type { PictureKind } from '../../analysis/picture-planes.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import { placeKey, type ChannelPlace } from '../shared/channel-place.ts';
import type { FrequencyUnit, OverlayName } from './settings.ts';
import { curveStyle, type CurveStyle } from '../frequency/curve-style.ts';

/** Any curve of the figure; 'marked' is the mean of the channels that are marked in any figure, before attention. */
export type CurveSource = 'before' | 'after' | 'marked' | OverlayName | ChannelPlace;

export const isPicture = (name: OverlayName): name is PictureKind => !name.startsWith('group');

/** Which pictures are made by the network, so that another run has others. */
export const isOfOutput = (name: PictureKind): boolean => name === 'sr' || name === 'sr-bicubic';

/** A measured curve. `table` is of one channel, and it and `spectrum` are on its own grid. */
export interface MeasuredCurve {
  readonly source: CurveSource;
  /** Whether it is of the run that the figure is laid against. */
  readonly earlier?: boolean;
  readonly table: SpectrumTable;
  /** Absent for the mean of several channels. */
  readonly spectrum?: PlaneSpectrum['spectrum'];
}

/** Residual branch, attention, identity and the reader's own by their hues; pictures in ink, told apart by dashes. */
const styles: Readonly<Record<Exclude<CurveSource, ChannelPlace>, CurveStyle>> = {
  before: curveStyle('var(--high)', 'circle'),
  after: curveStyle('var(--attention)', 'triangle', '7 3'),
  marked: curveStyle('var(--edit)', 'circle', '4 2 1 2'),
  'group-input': curveStyle('var(--low)', 'square', '9 3 2 3'),
  'group-output': curveStyle('var(--ink)', 'diamond', '9 3'),
  lr: curveStyle('var(--ink-2)', 'cross', '8 4'),
  bicubic: curveStyle('var(--low)', 'star', '4 2'),
  sr: curveStyle('var(--ink)', 'wye'),
  hr: curveStyle('var(--ink)', 'star', '1.5 4'),
  'sr-bicubic': curveStyle('var(--high)', 'cross', '2 3'),
};
const keptStyles: readonly CurveStyle[] = [
  curveStyle('var(--edit)', 'square'),
  curveStyle('var(--edit)', 'diamond', '7 3'),
  curveStyle('var(--edit)', 'star', '2 3'),
];

/** `slot` counts the kept channels; the output of an edited network has the colour of edits. */
export function styleOf(source: CurveSource, slot: number, isEdited = false): CurveStyle {
  if (typeof source !== 'string') return keptStyles[slot % keptStyles.length] ?? styles.before;
  return source === 'sr' && isEdited ? { ...styles.sr, colour: 'var(--edit)' } : styles[source];
}

export const keyOf = (source: CurveSource): string =>
  typeof source === 'string' ? source : placeKey(source);

/** The same of a measured curve: those of another run are apart. */
export const curveKey = ({ source, earlier }: MeasuredCurve): string =>
  earlier ? `${keyOf(source)} earlier` : keyOf(source);

/** How many pixels of the output picture a pixel of this curve's grid is wide. */
export function pixelWidth(source: CurveSource, unit: FrequencyUnit, scale: number): number {
  const isOutput = typeof source === 'string' && ['bicubic', 'sr', 'hr', 'sr-bicubic'].includes(source);
  return unit === 'own' || isOutput ? 1 : scale;
}
