import { ReaderError } from '../image/reader-error.ts';
import type { RcanConfig, UpscalerConfig } from '../model/config.ts';
import type { SwitchedOff } from './switched-off.ts';

/** The losses a network can be trained with, by their names in the field: mean absolute and mean squared difference. */
export const lossNames = ['l1', 'l2'] as const;

export type LossName = (typeof lossNames)[number];

/** How the rate goes on: as it is, halved after every `halveEvery` steps, or down to 0 along half a cosine. */
export const scheduleNames = ['constant', 'halved', 'cosine'] as const;

export type ScheduleName = (typeof scheduleNames)[number];

/** What a training is determined by, its pictures left out: the same set-up and pictures give the same numbers. */
export interface TrainingSetup {
  /** The network that is trained. `scale` is what it enlarges by, also where bicubic does that before it. */
  readonly config: UpscalerConfig;
  /** Parts that the network is trained without, as in the paper's Table 1. */
  readonly without: readonly SwitchedOff[];
  /** Whether the network enlarges at its end, as RCAN does, or works on a picture that bicubic has enlarged before. */
  readonly upsampling: 'last' | 'first';
  readonly loss: LossName;
  readonly steps: number;
  /** Pictures of a batch. */
  readonly batch: number;
  /** Side of a patch in pixels of the small picture. */
  readonly patch: number;
  /** Rate of Adam at the first step. */
  readonly rate: number;
  readonly schedule: ScheduleName;
  /** Steps after which the rate is halved, where it is. */
  readonly halveEvery: number;
  /** Decay of the moving average of the weights, whose weights are validated and saved; 0 for none. */
  readonly average: number;
  /** A whole number from 0: of the first weights and of the patches. */
  readonly seed: number;
}

/** A small network that learns within a minute; what a caller does not say is taken from here. */
export const defaultSetup: TrainingSetup = {
  config: { groups: 2, blocks: 3, features: 16, reduction: 4, scale: 2, colors: 3 },
  without: [],
  upsampling: 'last',
  loss: 'l1',
  steps: 2000,
  batch: 8,
  patch: 24,
  rate: 1e-3,
  schedule: 'constant',
  halveEvery: 1000,
  average: 0,
  seed: 0,
};

/** The numbers of a set-up with their ranges, both ends included. */
const ranges = {
  groups: [1, 20],
  blocks: [1, 64],
  features: [1, 256],
  reduction: [1, 256],
  steps: [1, 10_000_000],
  batch: [1, 64],
  patch: [4, 96],
  rate: [1e-7, 0.1],
  halveEvery: [1, 10_000_000],
  average: [0, 0.99999],
  seed: [0, 2 ** 31 - 1],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

export type SetupNumber = keyof typeof ranges;

/** The least and the largest value of a number of a set-up. */
export const rangeOf = (name: SetupNumber): readonly [least: number, most: number] => ranges[name];

const fractions: readonly SetupNumber[] = ['rate', 'average'];

/**
 * Checks every number of a set-up. Throws `ReaderError` 'bad-training' with name, value and range of the first that is
 * not possible.
 */
export function checkSetup(setup: TrainingSetup): void {
  const { groups, blocks, features, reduction } = setup.config;
  const numbers = { ...setup, groups, blocks, features, reduction };
  for (const name of Object.keys(ranges) as SetupNumber[]) checkNumber(name, numbers[name]);
  if (reduction > features) {
    throw badTraining(
      'reduction',
      reduction,
      [1, features],
      `; with ${features} features it is at most that`,
    );
  }
  if (!lossNames.includes(setup.loss)) throw badTraining('loss', setup.loss, lossNames);
}

function checkNumber(name: SetupNumber, value: number): void {
  const [least, most] = rangeOf(name);
  if (!(value >= least && value <= most)) throw badTraining(name, value, [least, most]);
  if (!fractions.includes(name) && !Number.isInteger(value)) {
    throw badTraining(name, value, [least, most], '; it is a whole number');
  }
}

function badTraining(
  property: string,
  value: number | string,
  possible: readonly (number | string)[],
  more = '',
): ReaderError {
  const range = possible.length === 2 ? possible.join(' to ') : possible.join(', ');
  return new ReaderError(
    'bad-training',
    `The training's ${property} cannot be ${value}; possible are ${range}${more}.`,
    { property, value, range },
  );
}

/** The shape of the network whose layers run: without an upsampler where bicubic enlarges first. */
export function layersConfig({ config, upsampling }: TrainingSetup): RcanConfig {
  return upsampling === 'first' ? { ...config, scale: 1 } : config;
}
