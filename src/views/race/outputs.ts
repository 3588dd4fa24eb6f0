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
