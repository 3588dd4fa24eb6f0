import type { PictureKind } from '../../analysis/picture-planes.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import { placeKey, type ChannelPlace } from '../shared/channel-place.ts';
import type { FrequencyUnit, OverlayName } from './settings.ts';
import { curveStyle, type CurveStyle } from '../frequency/curve-style.ts';

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

/** How many pixels of the output picture a pixel of this curve's grid is wide. */
export function pixelWidth(source: CurveSource, unit: FrequencyUnit, scale: number): number {
  const isOutput = typeof source === 'string' && ['bicubic', 'sr', 'hr', 'sr-bicubic'].includes(source);
  return unit === 'own' || isOutput ? 1 : scale;
}
