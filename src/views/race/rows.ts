import type { Pixels } from '../../image/pixels.ts';
import type { StructureCost } from '../../model/baselines/count-structure.ts';
import { published, type Published } from '../../model/baselines/published.ts';
import { systemCost, type SystemSizes } from '../../model/baselines/system-cost.ts';
import { systemNames, systems, type SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';

/** What every system of a race gets. */
export interface Course {
  readonly scale: Scale;
  /** Of the LR picture, px. */
  readonly width: number;
  readonly height: number;
  readonly sizes: SystemSizes;
  readonly ownKernels: boolean;
  /** Bytes of maps that the backend may hold; undefined before one runs. */
  readonly limit: number | undefined;
  /** Scales for which there is an RCAN. */
  readonly rcanScales: readonly Scale[];
}

/** Why a system cannot run, which is said before the start. */
export type Obstacle =
  | { readonly kind: 'scale'; readonly scales: readonly Scale[] }
  | { readonly kind: 'weights' }
  | { readonly kind: 'memory'; readonly need: number; readonly limit: number };

/** A system before the start. */
export interface Entrant {
  readonly system: SystemName;
  /** Undefined where it does not enlarge by the scale. */
  readonly cost: StructureCost | undefined;
  readonly obstacle: Obstacle | undefined;
  /** PSNR on Set5 at the scale as the literature has it. */
  readonly quoted: { readonly psnr: number; readonly source: string } | undefined;
}

/** What a system did. */
export type Lap =
  | {
      readonly kind: 'finished';
      readonly output: Pixels;
      readonly weights: 'none' | 'trained' | 'random' | 'moved';
      readonly backend: string;
      readonly milliseconds: number;
      /** Against the truth, dB; absent where that is not known, or the weights are random. */
      readonly psnr?: number;
    }
  | { readonly kind: 'cancelled' }
  /** Why, in the reader's language. */
  | { readonly kind: 'failed'; readonly why: string };

/** All systems, from the oldest to the newest, with what each costs and what hinders it. */
export function entrants(course: Course): Entrant[] {
  return systemNames.map((system) => {
    const obstacle = obstacleOf(system, course);
    const { scale, height, width, sizes, ownKernels } = course;
    const cost =
      obstacle?.kind === 'scale' ? undefined : systemCost(system, scale, height, width, sizes, ownKernels);
    return { system, cost, obstacle, quoted: quotedScore(system, scale) };
  });
}

function obstacleOf(system: SystemName, course: Course): Obstacle | undefined {
  const { scale, height, width, sizes, ownKernels, limit } = course;
  const { scales, weights } = systems[system];
  if (!scales.includes(scale)) return { kind: 'scale', scales };
  if (weights === 'checkpoint' && !course.rcanScales.includes(scale)) return { kind: 'weights' };
  // Interpolations hold no maps on a backend, and RCAN goes through in tiles where it is too large.
  if (weights === 'none' || system === 'rcan' || limit === undefined) return undefined;
  const need = systemCost(system, scale, height, width, sizes, ownKernels).peakBytes;
  return need > limit ? { kind: 'memory', need, limit } : undefined;
}

function quotedScore(system: SystemName, scale: Scale): Entrant['quoted'] {
  const found: Published | undefined = published.find((one) => one.system === system);
  const score = found?.set5[scale];
  return found && score && { psnr: score.psnr, source: found.source };
}

/** The largest of a column, which its bars are drawn against. */
export const largest = (values: readonly (number | undefined)[]): number =>
  Math.max(0, ...values.filter((value) => value !== undefined));
