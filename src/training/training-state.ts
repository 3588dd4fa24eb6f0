import * as tf from '@tensorflow/tfjs-core';
import { readSafetensors, writeSafetensors } from '../checkpoint/safetensors.ts';
import { ReaderError } from '../image/reader-error.ts';
import { deviceParameters, torchParameters } from '../model/conv.ts';
import { convolutions, isMeanShift } from '../model/convolutions.ts';
import { bias, weight } from '../model/sites.ts';
import { parameterOf, type Parameter, type StateDict } from '../model/state-dict.ts';
import type { Moments } from './adam.ts';
import type { Trainer } from './trainer.ts';

/** The version of the layout below, in the file's metadata. */
const version = '1';

/** Kinds of numbers of a training, each under a prefix of its own. */
const kinds = ['weights', 'first', 'second', 'average'] as const;

/**
 * All numbers of a training after a step, as a safetensors file: weights, Adam's moments, averages, each by the parameter
 * names of a checkpoint, and in the metadata the step and `notes`. `restoreTraining` goes on from it to the last bit.
 */
export async function saveTraining(
  trainer: Trainer,
  notes: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const state = new Map<string, Parameter>();
  const put = (kind: (typeof kinds)[number], parameters: StateDict): void => {
    for (const [name, parameter] of parameters) state.set(`${kind}/${name}`, parameter);
  };
  put('weights', await trainer.read(trainer.net.variables()));
  if (trainer.average) put('average', await trainer.read(trainer.average.averages));
  for (const moment of ['first', 'second'] as const) put(moment, await readMoments(trainer, moment));
  const metadata = { ...notes, training: version, step: String(trainer.steps) };
  return writeSafetensors(state, 'F32', new Map(Object.entries(metadata)));
}

async function readMoments(trainer: Trainer, moment: keyof Moments): Promise<StateDict> {
  const { moments } = trainer.adam;
  const state = new Map<string, Parameter>();
  for (const [site, shape] of convolutions(trainer.net.config)) {
    const [filter, offsets] = [moments.get(weight(site)), moments.get(bias(site))];
    if (!filter || !offsets) continue;
    const [w, b] = await Promise.all([filter[moment].data<'float32'>(), offsets[moment].data<'float32'>()]);
    for (const [name, parameter] of torchParameters(site, shape, w, b)) state.set(name, parameter);
  }
  return state;
}

/** What `saveTraining` wrote, read from a file. */
export interface SavedTraining {
  readonly step: number;
  readonly state: StateDict;
  readonly notes: ReadonlyMap<string, string>;
}

/** Reads a file of `saveTraining`. Throws `ReaderError` where it is none, or damaged. */
export function readTraining(bytes: Uint8Array): SavedTraining {
  const { state, metadata } = readSafetensors(bytes);
  const step = Number(metadata.get('step'));
  if (metadata.get('training') !== version || !Number.isInteger(step) || step < 0) {
    throw new ReaderError(
      'not-a-checkpoint',
      'The file holds no training that can be gone on with, but weights alone at most. Give the file that the training wrote beside them.',
    );
  }
  return { step, state, notes: metadata };
}

/**
 * Puts a trainer of the same shape where the saved one was. Throws `ReaderError` 'checkpoint-unsupported' naming the
 * parameter that has another shape or is missing; the trainer is then as it was.
 */
export function restoreTraining(trainer: Trainer, { step, state }: SavedTraining): void {
  const below = (kind: (typeof kinds)[number]): StateDict =>
    new Map(
      [...state]
        .filter(([name]) => name.startsWith(`${kind}/`))
        .map(([name, parameter]) => [name.slice(kind.length + 1), parameter]),
    );
  const [weights, first, second, average] = kinds.map(below);
  checkShapes(trainer, weights!);
  if (trainer.average) checkShapes(trainer, average!);
  assign(trainer, trainer.net.variables(), weights!);
  if (trainer.average) assign(trainer, trainer.average.averages, average!);
  trainer.adam.restore(uploadMoments(trainer, first!, second!), step);
}

/** That the saved network is the trainer's: no parameter more, less, or of another shape. */
function checkShapes(trainer: Trainer, state: StateDict): void {
  const wanted = new Set<string>();
  for (const [site, { kernel, inputs, outputs }] of convolutions(trainer.net.config)) {
    if (isMeanShift(site)) continue;
    parameterOf(state, weight(site), [outputs, inputs, kernel, kernel]);
    parameterOf(state, bias(site), [outputs]);
    wanted.add(weight(site)).add(bias(site));
  }
  const other = [...state.keys()].find((name) => !wanted.has(name) && !/^(?:sub|add)_mean\./.test(name));
  if (other === undefined) return;
  throw new ReaderError(
    'checkpoint-unsupported',
    `The saved training has the parameter "${other}", which this set-up's network lacks; give the set-up that it was begun with.`,
    { name: other },
  );
}

type Variables = ReturnType<Trainer['net']['variables']>;

function assign(
  trainer: Trainer,
  variables: Variables | NonNullable<Trainer['average']>['averages'],
  state: StateDict,
): void {
  const shapes = convolutions(trainer.net.config);
  tf.tidy(() => {
    for (const [site, variable] of variables) {
      const { filter, offsets } = deviceParameters(state, site, shapes.get(site)!);
      variable.filter.assign(tf.tensor4d(filter, variable.filter.shape));
      variable.bias.assign(tf.tensor1d(offsets));
    }
  });
}

function uploadMoments(trainer: Trainer, first: StateDict, second: StateDict): Map<string, Moments> {
  const moments = new Map<string, Moments>();
  for (const [site, shape] of convolutions(trainer.net.config)) {
    if (!first.has(weight(site))) continue;
    const [m, v] = [first, second].map((state) => deviceParameters(state, site, shape));
    const { kernel, inputs, outputs } = shape;
    const filter = (values: Float32Array): tf.Tensor =>
      tf.keep(tf.tensor4d(values, [kernel, kernel, inputs, outputs]));
    const offsets = (values: Float32Array): tf.Tensor => tf.keep(tf.tensor1d(values));
    moments.set(weight(site), { first: filter(m!.filter), second: filter(v!.filter) });
    moments.set(bias(site), { first: offsets(m!.offsets), second: offsets(v!.offsets) });
  }
  return moments;
}
