import { defaultSetup, type TrainingSetup } from '../../training/setup.ts';
import type { SwitchedOff } from '../../training/switched-off.ts';

/** The experiments, in the order of docs/ablation.md. */
export const experimentNames = ['table-1', 'depth', 'upsampling', 'pictures'] as const;

export type ExperimentName = (typeof experimentNames)[number];

/** One training of an experiment. */
export interface PlannedRun {
  /** Of its file. */
  readonly id: string;
  readonly experiment: ExperimentName;
  readonly setup: TrainingSetup;
  /** Pictures that it is trained on, the first of the folder in the order of names; all when not given. */
  readonly pictures?: number;
}

/** Blocks of the stacks of `depth`. */
export const depths = [4, 8, 16, 32, 64] as const;

/** Trainings of each column of Table 1, which begin with other weights and see other patches. */
export const seeds = [0, 1, 2] as const;

/** Counts of pictures of `pictures`. */
export const pictureCounts = [1, 4, 100] as const;

/** The columns of the paper's Table 1, by the parts that they lack. */
export const columns: readonly (readonly SwitchedOff[])[] = [
  ['lsc', 'ssc', 'ca'],
  ['ssc', 'ca'],
  ['lsc', 'ca'],
  ['ca'],
  ['lsc', 'ssc'],
  ['ssc'],
  ['lsc'],
  [],
];

/** The part of a run's name that says which parts it lacks. */
export const lacking = (without: readonly SwitchedOff[]): string =>
  without.length === 0 ? 'all' : `no-${without.join('-')}`;

const shape = (groups: number, blocks: number, features: number): TrainingSetup['config'] => ({
  ...defaultSetup.config,
  groups,
  blocks,
  features,
});

/** The rate falls to 0 along a cosine: networks are compared where they come to rest. */
const rested = { ...defaultSetup, schedule: 'cosine' } as const;

const tableRuns = seeds.flatMap((seed) =>
  columns.map((without): PlannedRun => ({
    id: `table-1-${lacking(without)}-seed-${seed}`,
    experiment: 'table-1',
    setup: { ...rested, config: shape(3, 4, 16), without, seed, steps: 1000 },
  })),
);

/** Both without attention, so that skips are all that differs. */
export const stacks = { plain: ['lsc', 'ssc', 'shortcut', 'ca'], skips: ['ca'] } as const;

const depthRuns = depths.flatMap((blocks) =>
  (['plain', 'skips'] as const).map((kind): PlannedRun => ({
    id: `depth-${blocks}-${kind}`,
    experiment: 'depth',
    setup: { ...defaultSetup, config: shape(1, blocks, 16), without: stacks[kind], steps: 400 },
  })),
);

/** Bicubic first takes four times the multiply-adds at x2; the last of these has as many with twice the features. */
const upsamplingRuns: readonly PlannedRun[] = (
  [
    ['first', 16],
    ['last', 16],
    ['last', 32],
  ] as const
).map(([upsampling, features]) => ({
  id: `upsampling-${upsampling}-${features}`,
  experiment: 'upsampling',
  setup: { ...rested, config: shape(2, 3, features), upsampling, steps: 1000 },
}));

const pictureRuns = pictureCounts.map((pictures): PlannedRun => ({
  id: `pictures-${pictures}`,
  experiment: 'pictures',
  setup: { ...defaultSetup, config: shape(2, 3, 32), steps: 2000 },
  pictures,
}));

/** All trainings. The quick ones and those that the lesson asks first come first. */
export const plannedRuns: readonly PlannedRun[] = [
  ...depthRuns,
  ...upsamplingRuns,
  ...pictureRuns,
  ...tableRuns,
];
