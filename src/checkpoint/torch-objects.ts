import { ReaderError } from '../image/reader-error.ts';
import type { Parameter } from '../model/state-dict.ts';
import { bytesPerElement, decodeFloats, decodeStrided, type Dtype } from './dtype.ts';
import { PickleGlobal, type PickleMeanings } from './pickle-machine.ts';

/** The storages whose numbers can be weights. */
const storageDtypes: ReadonlyMap<string, Dtype> = new Map([
  ['torch.FloatStorage', 'F32'],
  ['torch.HalfStorage', 'F16'],
  ['torch.DoubleStorage', 'F64'],
]);

/** A storage as the pickle names it; its bytes lie elsewhere in the file. */
export class StorageRef {
  readonly dtype: Dtype;
  readonly key: string;
  /** Elements of the whole storage. */
  readonly length: number;
  /** First element of the part that is meant; the legacy format can name parts. */
  readonly offset: number;

  constructor(dtype: Dtype, key: string, length: number, offset: number) {
    this.dtype = dtype;
    this.key = key;
    this.length = length;
    this.offset = offset;
  }
}

/** A tensor as the pickle describes it: a strided view of a storage. Offset and strides count elements. */
export class TensorRef {
  readonly storage: StorageRef;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];

  constructor(storage: StorageRef, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

const broken = (message: string): ReaderError =>
  new ReaderError('not-a-checkpoint', `The checkpoint is damaged: ${message}. Fetch or save it again.`);

/** The functions a state dict's pickle calls, as names for what they would build in Python. */
const calls: ReadonlyMap<string, (args: readonly unknown[]) => unknown> = new Map([
  ['collections.OrderedDict', orderedDict],
  ['torch._utils._rebuild_tensor', tensor],
  // Two more arguments follow, requires_grad and hooks; neither changes a value.
  ['torch._utils._rebuild_tensor_v2', tensor],
  ['torch._utils._rebuild_parameter', ([data]: readonly unknown[]) => data],
]);

/** What torch's globals and persistent ids mean, the same in the zip and in the legacy format. */
export const torchMeanings: PickleMeanings = {
  allowsGlobal: (name) => calls.has(name) || storageDtypes.has(name),
  call: (name, args) => {
    const build = calls.get(name);
    if (!build) throw broken(`it calls ${name}`);
    return build(args);
  },
  persistent: storage,
};

function orderedDict([pairs = []]: readonly unknown[]): Map<unknown, unknown> {
  if (!Array.isArray(pairs) || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) {
    throw broken('an OrderedDict is made from something else than pairs');
  }
  return new Map(pairs as [unknown, unknown][]);
}

/** `('storage', type, key, location, length[, view])`; the legacy view is None or `(key, offset, length)`. */
function storage(id: unknown): StorageRef {
  if (!Array.isArray(id) || id[0] !== 'storage') throw broken('it names something that is no storage');
  const [, type, key, , length, view] = id as unknown[];
  const dtype = storageDtypes.get(globalName(type));
  if (!dtype || typeof key !== 'string' || !isCount(length)) throw broken('it describes a storage wrongly');
  const offset: unknown = Array.isArray(view) ? view[1] : 0;
  if (!isCount(offset)) throw broken(`it describes a part of storage '${key}' wrongly`);
  return new StorageRef(dtype, key, length, offset);
}

function globalName(value: unknown): string {
  return value instanceof PickleGlobal ? value.name : '';
}

/** Filters have four axes; a tensor of many is none of a network's. */
const maxAxes = 8;

function tensor([ref, offset, givenShape, givenStrides]: readonly unknown[]): TensorRef {
  // Copies: the pickle may go on changing its lists.
  const shape = axes(givenShape);
  const strides = axes(givenStrides);
  if (!(ref instanceof StorageRef) || !isCount(offset) || !isCounts(shape) || !isCounts(strides)) {
    throw broken('it describes a tensor wrongly');
  }
  if (shape.length !== strides.length)
    throw broken(`a tensor has ${shape.length} axes but ${strides.length} strides`);
  return new TensorRef(ref, offset, shape, strides);
}

function axes(given: unknown): unknown {
  if (!Array.isArray(given)) return undefined;
  if (given.length > maxAxes) throw broken(`a tensor has ${given.length} axes`);
  return given.slice();
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isCount);
}

/** Beside one element for each byte of the file: small files may show a storage more than once. */
const freeElements = 1_000_000;

/** Turns tensors of one file into parameters, given the bytes of its storages by key. */
export class TensorReader {
  readonly #storages: ReadonlyMap<string, Uint8Array>;
  /** So that the tensors of a file never take more than about four times its size. */
  #elementsLeft: number;

  /** @param fileBytes of the file, which decide how much its tensors may hold */
  constructor(storages: ReadonlyMap<string, Uint8Array>, fileBytes: number) {
    this.#storages = storages;
    this.#elementsLeft = fileBytes + freeElements;
  }

  /** The tensor's values in row-major order. Throws `ReaderError` naming the entry when they are not in the file. */
  read(name: string, { storage: ref, offset, shape, strides }: TensorRef): Parameter {
    const bytes = this.#storages.get(ref.key);
    const size = bytesPerElement[ref.dtype];
    if (!bytes) throw broken(`storage '${ref.key}' of entry '${name}' is missing`);
    if (bytes.length !== ref.length * size) {
      throw broken(
        `storage '${ref.key}' of entry '${name}' has ${bytes.length} bytes instead of ${ref.length * size}`,
      );
    }
    if (shape.includes(0)) return { shape, data: new Float32Array() };
    const count = shape.reduce((product, axis) => product * axis, 1);
    this.#elementsLeft -= count;
    if (!(this.#elementsLeft >= 0)) throw broken('its entries claim to be many times larger than the file');
    const begin = ref.offset + offset;
    const span = shape.reduce((last, axis, i) => last + (axis - 1) * strides[i]!, 1);
    if (!(begin + span <= ref.length))
      throw broken(`entry '${name}' reaches beyond its storage '${ref.key}'`);
    const data = isContiguous(shape, strides)
      ? decodeFloats(ref.dtype, bytes.subarray(begin * size, (begin + span) * size))
      : decodeStrided(ref.dtype, bytes.subarray(begin * size), shape, strides);
    return { shape, data };
  }
}

/** Row-major without gaps. The stride of an axis of length 1 is never used, so it may be anything. */
function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis]!;
  }
  return true;
}
