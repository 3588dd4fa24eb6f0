import type { RcanConfig, Scale } from '../model/config.ts';
import { lossNames, scheduleNames, type TrainingSetup } from '../training/setup.ts';
import { switchedOffNames } from '../training/switched-off.ts';
import { parseScale, wrongArguments } from './arguments.ts';

const text = { type: 'string' } as const;

/** The options of `npm run train` that make a set-up. */
export const setupOptions = {
  groups: text,
  blocks: text,
  features: text,
  reduction: text,
  scale: text,
  colors: text,
  without: text,
  pre: { type: 'boolean' },
  loss: text,
  steps: text,
  batch: text,
  patch: text,
  rate: text,
  schedule: text,
  'halve-every': text,
  average: text,
  seed: text,
} as const;

/** What they mean; the values in brackets are those when they are not given. */
export const setupUsage = `  --groups G --blocks B --features C --reduction R
                   the network (2, 3, 16, 4)
  --scale N        2, 3, 4 or 8 (2)
  --colors N       3 or 1 (3)
  --without LIST   parts to train without: ${switchedOffNames.join(', ')}, separated by commas
  --pre            enlarge by bicubic first, and not at the network's end
  --loss L         ${lossNames.join(' or ')} (l1)
  --steps N        steps in all (2000)
  --batch N --patch P
                   patches of a batch (8), their side in px of the small picture (24)
  --rate X         of Adam (0.001)
  --schedule S     of the rate: ${scheduleNames.join(', ')} (constant); halved every --halve-every N steps (1000)
  --average D      decay of a moving average of the weights, which then are validated and saved (0: none)
  --seed N         of the first weights and of the patches (0)`;

type SetupValues = Readonly<Partial<Record<keyof typeof setupOptions, string | boolean>>>;

/**
 * The set-up of the arguments, over `base`; `checkSetup` must still see it.
 * @param resumed whether `base` is that of a training that goes on: then only --steps may differ
 * @throws ReaderError `bad-argument` for what is no number or no such choice
 */
export function parseSetup(values: SetupValues, base: TrainingSetup, resumed: boolean): TrainingSetup {
  if (resumed) {
    const other = (Object.keys(setupOptions) as (keyof SetupValues)[]).find(
      (name) => name !== 'steps' && values[name] !== undefined,
    );
    if (other !== undefined) {
      throw wrongArguments(
        `--${other} is the saved training's own with --resume; only --steps can be given.`,
      );
    }
  }
  const number = (name: keyof SetupValues, otherwise: number): number => {
    const value = values[name];
    if (typeof value !== 'string') return otherwise;
    if (value.trim() === '' || !Number.isFinite(Number(value))) {
      throw wrongArguments(`--${name} ${value} is not possible; give a number.`);
    }
    return Number(value);
  };
  const choice = <T extends string>(name: keyof SetupValues, choices: readonly T[], otherwise: T): T => {
    const value = values[name];
    if (typeof value !== 'string') return otherwise;
    const found = choices.find((allowed) => allowed === value);
    if (found === undefined)
      throw wrongArguments(`--${name} ${value} is not possible; give ${choices.join(', ')}.`);
    return found;
  };
  const { config } = base;
  const scale: Scale = typeof values.scale === 'string' ? parseScale(values.scale) : config.scale;
  return {
    config: {
      groups: number('groups', config.groups),
      blocks: number('blocks', config.blocks),
      features: number('features', config.features),
      reduction: number('reduction', config.reduction),
      scale,
      colors: Number(
        choice('colors', ['1', '3'], String(config.colors) as '1' | '3'),
      ) as RcanConfig['colors'],
    },
    without: typeof values.without === 'string' ? parts(values.without) : base.without,
    upsampling: values.pre === true ? 'first' : base.upsampling,
    loss: choice('loss', lossNames, base.loss),
    steps: number('steps', base.steps),
    batch: number('batch', base.batch),
    patch: number('patch', base.patch),
    rate: number('rate', base.rate),
    schedule: choice('schedule', scheduleNames, base.schedule),
    halveEvery: number('halve-every', base.halveEvery),
    average: number('average', base.average),
    seed: number('seed', base.seed),
  };
}

function parts(list: string): TrainingSetup['without'] {
  return list.split(',').map((name) => {
    const part = switchedOffNames.find((each) => each === name.trim());
    if (!part)
      throw wrongArguments(`--without ${name} is not possible; give ${switchedOffNames.join(', ')}.`);
    return part;
  });
}
