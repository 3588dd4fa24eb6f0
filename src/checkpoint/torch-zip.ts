import { ReaderError } from '../image/reader-error.ts';
import { readPickle } from './pickle.ts';
import { TensorReader, torchMeanings } from './torch-objects.ts';
import { readStoredZip } from './zip.ts';
import type { TorchFile } from './unwrap.ts';

const pickleName = 'data.pkl';

/**
 * Opens what `torch.save` writes since PyTorch 1.6: a zip archive of one folder with `data.pkl`, whose storages
 * are `data/0`, `data/1`, ... Throws `ReaderError` when it is another kind of archive.
 */
export function readTorchZip(bytes: Uint8Array): TorchFile {
  const files = readStoredZip(bytes);
  const path = [...files.keys()].find((name) => name.endsWith(`/${pickleName}`));
  if (path === undefined) {
    throw new ReaderError(
      'not-a-checkpoint',
      `The zip archive holds no ${pickleName}, so torch.save did not write it. Open a .pt or .safetensors file.`,
    );
  }
  const folder = path.slice(0, -pickleName.length);
  if (files.has(`${folder}constants.pkl`)) {
    throw new ReaderError(
      'checkpoint-unsupported',
      'This is a TorchScript archive, which holds a program. Save model.state_dict() with torch.save instead.',
    );
  }
  checkByteOrder(files.get(`${folder}byteorder`));
  const { value } = readPickle(files.get(path)!, 0, torchMeanings);
  const prefix = `${folder}data/`;
  const storages = [...files].filter(([name]) => name.startsWith(prefix));
  const byKey = new Map(storages.map(([name, data]) => [name.slice(prefix.length), data]));
  return { value, tensors: new TensorReader(byKey, bytes.length) };
}

/** Absent before PyTorch 2.1, which then meant the order of the machine: little-endian. */
function checkByteOrder(entry: Uint8Array | undefined): void {
  const order = entry ? new TextDecoder().decode(entry).trim() : 'little';
  if (order !== 'little') {
    throw new ReaderError(
      'checkpoint-unsupported',
      `The checkpoint's numbers are ${order}-endian; save it on an x86 or ARM machine.`,
    );
  }
}
