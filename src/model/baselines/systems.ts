import { ReaderError } from '../../image/reader-error.ts';
import type { Interpolation } from '../../image/interpolation.ts';
import type { Scale } from '../config.ts';
import { drrn } from './drrn.ts';
import { memnet } from './memnet.ts';
import { srcnn } from './srcnn.ts';
import type { Structure } from './structure.ts';
import { vdsr } from './vdsr.ts';

/** The networks that are described by a `Structure`. */
export type StructuredName = 'srcnn-9-1-5' | 'srcnn-9-5-5' | 'vdsr' | 'drrn' | 'memnet';

/**
 * Systems that enlarge a picture: interpolation, sparse representation, networks on the enlarged picture (pre-upsampling)
 * or on the LR picture (post-upsampling). 'rcan-after-bicubic' is RCAN's body without upsampler, on the enlarged picture.
 */
export type SystemName = Interpolation | 'sparse' | StructuredName | 'rcan' | 'rcan-after-bicubic';

export interface System {
  /** Its name in the literature, with the numbers that distinguish its versions. */
  readonly title: string;
  /** Where it upsamples: 'before' the network, or 'after' it. */
  readonly placement: 'interpolation' | 'before' | 'after';
  readonly scales: readonly Scale[];
  /**
   * Where its weights come from: it has none; a file of the project; random values, as it was not trained here; the
   * loaded checkpoint.
   */
  readonly weights: 'none' | 'file' | 'random' | 'checkpoint';
}

const interpolation = (title: string): System => ({
  title,
  placement: 'interpolation',
  scales: [2, 3, 4, 8],
  weights: 'none',
});
/** A system that upsamples first, published for x2, x3 and x4. */
const before = (title: string, weights: System['weights']): System => ({
  title,
  placement: 'before',
  scales: [2, 3, 4],
  weights,
});

/** All systems, from the oldest idea to the newest. */
export const systems: Readonly<Record<SystemName, System>> = {
  nearest: interpolation('nearest'),
  bilinear: interpolation('bilinear'),
  bicubic: interpolation('bicubic'),
  lanczos: interpolation('Lanczos 3'),
  sparse: before('A+', 'file'),
  'srcnn-9-1-5': before('SRCNN 9-1-5', 'file'),
  'srcnn-9-5-5': before('SRCNN 9-5-5', 'file'),
  vdsr: before('VDSR', 'random'),
  drrn: before('DRRN B1U25', 'random'),
  memnet: before('MemNet M6R6', 'random'),
  rcan: { title: 'RCAN', placement: 'after', scales: [2, 3, 4, 8], weights: 'checkpoint' },
  'rcan-after-bicubic': {
    title: 'RCAN, body after bicubic',
    placement: 'before',
    scales: [2, 3, 4, 8],
    weights: 'checkpoint',
  },
};

export const systemNames = Object.keys(systems) as readonly SystemName[];

const builders: Readonly<Record<StructuredName, () => Structure>> = {
  'srcnn-9-1-5': () => srcnn(1),
  'srcnn-9-5-5': () => srcnn(5),
  vdsr,
  drrn: () => drrn(),
  memnet: () => memnet(),
};

/** Whether a system is a network that is described by a `Structure`. */
export function isStructured(name: SystemName): name is StructuredName {
  return name in builders;
}

/** Whether a system is an interpolation. */
export function isInterpolation(name: SystemName): name is Interpolation {
  return systems[name].placement === 'interpolation';
}

/** The layers of a system. */
export function structureOf(name: StructuredName): Structure {
  return builders[name]();
}

/** Throws `ReaderError` 'system-scale' when a system does not enlarge by `scale`, naming those by which it does. */
export function checkSystemScale(name: SystemName, scale: number): void {
  const { title, scales } = systems[name];
  if (scales.some((known) => known === scale)) return;
  throw new ReaderError(
    'system-scale',
    `${title} does not enlarge by ${scale}; it does by ${scales.join(', ')}. Choose one of these, or another system.`,
    { system: title, scale, scales: scales.join(', ') },
  );
}
