import { ReaderError } from '../image/reader-error.ts';
import type { Parameter, StateDict } from '../model/state-dict.ts';
import { TensorRef, type TensorReader } from './torch-objects.ts';

/** An opened torch file: the object that was saved, and how to get at its tensors' values. */
export interface TorchFile {
  readonly value: unknown;
  readonly tensors: TensorReader;
}

/** Where training scripts put the state dict when they save other things beside it, the likeliest first. */
const wrappers = ['params_ema', 'params', 'state_dict', 'model_state_dict', 'model', 'net'];
/** What wrapping a model (`DataParallel`, EDSR's `Model`) puts before every name. */
const prefixes = ['module.', 'model.'];

/** The state dict in a saved object, wrapped or bare. Throws `ReaderError` when there is none. */
export function stateDictOf({ value, tensors }: TorchFile): StateDict {
  const found = findTensors(value);
  if (!found) {
    throw new ReaderError(
      'not-a-checkpoint',
      `The file holds no state dict, neither bare nor under ${wrappers.map((key) => `'${key}'`).join(', ')}. ` +
        'Save model.state_dict() with torch.save and open that.',
    );
  }
  return new Map([...found].map(([name, ref]): [string, Parameter] => [name, tensors.read(name, ref)]));
}

function findTensors(saved: unknown): Map<string, TensorRef> | undefined {
  if (!(saved instanceof Map)) return undefined;
  const candidates: unknown[] = [saved, ...wrappers.map((key): unknown => saved.get(key))];
  return candidates.map(tensorsIn).find((tensors) => tensors.size > 0);
}

function tensorsIn(dict: unknown): Map<string, TensorRef> {
  const tensors = new Map<string, TensorRef>();
  if (!(dict instanceof Map)) return tensors;
  for (const [name, value] of dict as Map<unknown, unknown>) {
    if (typeof name === 'string' && value instanceof TensorRef) tensors.set(name, value);
  }
  return tensors;
}

/** The same parameters without the prefixes that all of their names share (`module.head.0.weight`). */
export function withoutPrefix(state: StateDict): StateDict {
  const names = [...state.keys()];
  let length = 0;
  for (;;) {
    const shared = prefixes.find((prefix) => names.every((name) => name.startsWith(prefix, length)));
    if (shared === undefined || names.length === 0) break;
    length += shared.length;
  }
  if (length === 0) return state;
  return new Map([...state].map(([name, parameter]) => [name.slice(length), parameter]));
}
