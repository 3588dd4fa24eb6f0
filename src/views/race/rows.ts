import type { Pixels } from '../../image/pixels.ts';
import type { StructureComplexity } from '../../model/baselines/count-structure.ts';
import { published, type Published } from '../../model/baselines/published/race.ts';
import { systemComplexity, type SystemSizes } from '../../model/baselines/system-complexity.ts';
import { systemNames, systems, type SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';

/** The conditions that are the same for all systems of a race. */
export interface RaceConditions {
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

/** A system that may take part, before the start. */
export interface Contender {
  readonly system: SystemName;
  /** Undefined where it does not enlarge by the scale. */
  readonly complexity: StructureComplexity | undefined;
  readonly obstacle: Obstacle | undefined;
  /** PSNR on Set5 at the scale as the literature has it. */
  readonly quoted: { readonly psnr: number; readonly source: string } | undefined;
}

/** The result of a system's run. */
export type Result =
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

/** All systems, from the oldest to the newest, with the complexity of each and why it cannot run, if so. */
export function contenders(conditions: RaceConditions): Contender[] {
  return systemNames.map((system) => {
    const obstacle = obstacleOf(system, conditions);
    const { scale, height, width, sizes, ownKernels } = conditions;
    const complexity =
      obstacle?.kind === 'scale'
        ? undefined
        : systemComplexity(system, scale, height, width, sizes, ownKernels);
    return { system, complexity, obstacle, quoted: quotedScore(system, scale) };
  });
}

function obstacleOf(system: SystemName, conditions: RaceConditions): Obstacle | undefined {
  const { scale, height, width, sizes, ownKernels, limit } = conditions;
  const { scales, weights } = systems[system];
  if (!scales.includes(scale)) return { kind: 'scale', scales };
  if (weights === 'checkpoint' && !conditions.rcanScales.includes(scale)) return { kind: 'weights' };
  // Interpolations hold no maps on a backend, and RCAN goes through in tiles where it is too large.
  if (weights === 'none' || system === 'rcan' || limit === undefined) return undefined;
  const need = systemComplexity(system, scale, height, width, sizes, ownKernels).peakBytes;
  return need > limit ? { kind: 'memory', need, limit } : undefined;
}

function quotedScore(system: SystemName, scale: Scale): Contender['quoted'] {
  const found: Published | undefined = published.find((one) => one.system === system);
  const score = found?.set5[scale];
  return found && score && { psnr: score.psnr, source: found.source };
}

/** The largest of a column, which its bars are drawn against. */
export const largest = (values: readonly (number | undefined)[]): number =>
  Math.max(0, ...values.filter((value) => value !== undefined));
