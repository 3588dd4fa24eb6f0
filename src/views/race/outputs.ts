import { range } from 'd3';
import { errorLimit, errorPlane } from '../../analysis/error-map.ts';
import { crop, type Rectangle } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { Cell } from '../shared/cell.ts';
import type { Contender, Result } from './rows.ts';

/** What a system put out, in the crop that is shown of all. */
export interface OutputTile {
  readonly system: SystemName;
  /** Absent where the weights are random: its picture means nothing. */
  readonly picture?: Pixels;
  /** |output - truth| of luma in levels of 8 bits (HW), where the truth is known. */
  readonly errors?: Float32Array;
  readonly psnr?: number;
  readonly moved: boolean;
}

/** Side of the crop in pixels of the output, where that is as large. */
export const cropSide = 64;

/** The square round `centre`, as far inside the picture as it has to be. */
export function cropRound(centre: Cell, { width, height }: Pick<Pixels, 'width' | 'height'>): Rectangle {
  const [across, down] = [Math.min(cropSide, width), Math.min(cropSide, height)];
  const from = (at: number, side: number, whole: number): number =>
    Math.min(whole - side, Math.max(0, Math.round(at - side / 2)));
  return { x: from(centre.x, across, width), y: from(centre.y, down, height), width: across, height: down };
}

/** The outputs of those that have finished, in the order of the table. */
export function outputTiles(
  contenders: readonly Contender[],
  results: ReadonlyMap<SystemName, Result>,
  truth: Pixels | undefined,
  window: Rectangle,
): OutputTile[] {
  const original = truth && crop(truth, window);
  return contenders.flatMap(({ system }): OutputTile[] => {
    const result = results.get(system);
    if (result?.kind !== 'finished') return [];
    if (result.weights === 'random') return [{ system, moved: false }];
    const picture = crop(result.output, window);
    const moved = result.weights === 'moved';
    const errors = original && errorPlane(picture, original, 'luma');
    const { psnr } = result;
    return [{ system, picture, moved, ...(errors && { errors }), ...(psnr !== undefined && { psnr }) }];
  });
}

/**
 * Where the colours of all error maps end: high enough for each but those with weights from another place, whose errors
 * would leave nothing to be seen in the others'.
 */
export function commonLimit(tiles: readonly OutputTile[]): number {
  const limits = (some: readonly OutputTile[]): number[] =>
    some.flatMap(({ errors }) => (errors ? [errorLimit(errors)] : []));
  const trained = limits(tiles.filter(({ moved }) => !moved));
  return Math.max(1, ...(trained.length > 0 ? trained : limits(tiles)));
}

const gap = 16;
/** Of the name below a picture with the gap to the next row, px; longer names take a second line. */
const nameHeight = 52;

/** How many rows tiles take that are one or two columns wide, each beginning where the one before ends, if it fits. */
function rowsOf(widths: readonly (1 | 2)[], columns: number): number {
  let [rows, used] = [1, 0];
  for (const width of widths) {
    const fits = used + width <= columns;
    [rows, used] = fits ? [rows, used + width] : [rows + 1, width];
  }
  return rows;
}

/**
 * The side, px, of the pictures in tiles of one or two of them, so that all fit `across` x `down` px with their names: at
 * most as large as serves to compare them, and 96 where they do not fit, as smaller ones show nothing.
 */
export function tileSide(widths: readonly (1 | 2)[], across: number, down: number): number {
  const sides = range(2, 15).map((columns) =>
    Math.min((across - (columns - 1) * gap) / columns, down / rowsOf(widths, columns) - nameHeight),
  );
  return Math.floor(Math.min(260, Math.max(96, ...sides)));
}
