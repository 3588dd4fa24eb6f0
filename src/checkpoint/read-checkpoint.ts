import { ReaderError } from '../image/reader-error.ts';
import type { UpscalerConfig } from '../model/config.ts';
import type { StateDict } from '../model/state-dict.ts';
import { inferConfig } from './infer-config.ts';
import { looksLikeSafetensors, readSafetensors } from './safetensors.ts';
import { looksLikeTorchLegacy, readTorchLegacy } from './torch-legacy.ts';
import { readTorchZip } from './torch-zip.ts';
import { stateDictOf, withoutPrefix } from './unwrap.ts';
import { looksLikeZip } from './zip.ts';

export type CheckpointFormat = 'safetensors' | 'torch-zip' | 'torch-legacy';

/** A trained RCAN as a file holds it. */
export interface Checkpoint {
  /** The file's name, for people. */
  readonly name: string;
  readonly format: CheckpointFormat;
  readonly config: UpscalerConfig;
  readonly state: StateDict;
  /** Free text that a safetensors file carries; empty for torch files. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a checkpoint of any of the three formats, told apart by their first bytes and never by the file's name.
 * Throws `ReaderError`: 'empty-file', 'not-a-checkpoint' (another kind of file, or a damaged one),
 * 'checkpoint-unsupported' (not an RCAN, or one that cannot be run) or 'checkpoint-scale'.
 */
export function readCheckpoint(bytes: ArrayBuffer, name: string): Checkpoint {
  const { format, state, metadata } = readAny(new Uint8Array(bytes), name);
  const bare = withoutPrefix(state);
  const config = inferConfig(bare);
  checkFinite(bare);
  return { name, format, config, state: bare, metadata };
}

/** Weights that are no numbers make every picture of them none: the first is named. */
function checkFinite(state: StateDict): void {
  for (const [entry, { data }] of state) {
    const at = data.findIndex((value) => !Number.isFinite(value));
    if (at < 0) continue;
    throw new ReaderError(
      'checkpoint-unsupported',
      `'${entry}' holds ${data[at]} (element ${at}): the network was saved after its training had failed. Open an earlier checkpoint.`,
      { entry },
    );
  }
}

function readAny(bytes: Uint8Array, name: string): Pick<Checkpoint, 'format' | 'state' | 'metadata'> {
  if (bytes.length === 0) throw new ReaderError('empty-file', `'${name}' is empty.`, { name });
  if (looksLikeSafetensors(bytes)) return { format: 'safetensors', ...readSafetensors(bytes) };
  const metadata = new Map<string, string>();
  if (looksLikeZip(bytes)) return { format: 'torch-zip', state: stateDictOf(readTorchZip(bytes)), metadata };
  if (looksLikeTorchLegacy(bytes)) {
    return { format: 'torch-legacy', state: stateDictOf(readTorchLegacy(bytes)), metadata };
  }
  throw new ReaderError(
    'not-a-checkpoint',
    `'${name}' is no checkpoint. Expected are weights saved as .safetensors, or as .pt or .pth by torch.save.`,
    { name },
  );
}
