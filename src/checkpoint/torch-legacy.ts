import { ReaderError } from '../image/reader-error.ts';
import { bytesPerElement } from './dtype.ts';
import { described } from './described.ts';
import { readPickle } from './pickle.ts';
import type { PickleMeanings } from './pickle-machine.ts';
import { StorageRef, TensorReader, torchMeanings } from './torch-objects.ts';
import type { TorchFile } from './unwrap.ts';

/** The first pickle of the file: protocol 2, and a ten-byte integer that torch.save picked as its mark. */
const signature = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];
const formatVersion = 1001;
/** Each storage's bytes follow its number of elements. */
const lengthBytes = 8;

const broken = (message: string): ReaderError =>
  new ReaderError('not-a-checkpoint', `The checkpoint is damaged: ${message}. Fetch or save it again.`);

/** Whether a file begins as `torch.save` began them before PyTorch 1.6. */
export function looksLikeTorchLegacy(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * Opens what `torch.save` wrote before PyTorch 1.6, the format of the official RCAN_BIX*.pt: five pickles (mark,
 * version, machine, the object, the storages' keys), then each storage's element count and raw bytes.
 */
export function readTorchLegacy(bytes: Uint8Array): TorchFile {
  const sizes = new Map<string, number>();
  const meanings: PickleMeanings = {
    ...torchMeanings,
    persistent: (id) => {
      const ref = torchMeanings.persistent(id);
      if (ref instanceof StorageRef) sizes.set(ref.key, bytesPerElement[ref.dtype]);
      return ref;
    },
  };
  let end = signature.length;
  const next = (): unknown => {
    const pickle = readPickle(bytes, end, meanings);
    end = pickle.end;
    return pickle.value;
  };
  const version = next();
  if (version !== formatVersion)
    throw broken(`its format has the version ${described(version)} instead of ${formatVersion}`);
  checkMachine(next());
  const value = next();
  const keys = next();
  if (!Array.isArray(keys)) throw broken('the list of its storages is missing');
  return { value, tensors: new TensorReader(readStorages(bytes, end, keys, sizes), bytes.length) };
}

function checkMachine(info: unknown): void {
  if (!(info instanceof Map) || info.get('little_endian') !== true) {
    throw new ReaderError(
      'checkpoint-unsupported',
      "The checkpoint's numbers are not little-endian; save it on an x86 or ARM machine.",
    );
  }
}

function readStorages(
  bytes: Uint8Array,
  start: number,
  keys: readonly unknown[],
  sizes: ReadonlyMap<string, number>,
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const storages = new Map<string, Uint8Array>();
  let at = start;
  for (const key of keys) {
    const size = typeof key === 'string' ? sizes.get(key) : undefined;
    if (typeof key !== 'string' || size === undefined)
      throw broken(`storage ${described(key)} belongs to no entry`);
    if (at + lengthBytes > bytes.length) throw broken(`the file ends before storage '${key}'`);
    const length = Number(view.getBigUint64(at, true)) * size;
    at += lengthBytes;
    if (length > bytes.length - at) {
      throw broken(`the file ends in storage '${key}': ${bytes.length - at} of ${length} bytes are there`);
    }
    storages.set(key, bytes.subarray(at, at + length));
    at += length;
  }
  return storages;
}
