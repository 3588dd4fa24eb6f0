import { unzipSync } from 'fflate';
import { ReaderError } from '../image/reader-error.ts';

/** Whether a file begins like a zip archive. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

const broken = (message: string): ReaderError =>
  new ReaderError('not-a-checkpoint', `The zip archive is damaged: ${message}. Fetch or save it again.`);

/**
 * The entries of a zip archive by name. Only stored entries are taken, as `torch.save` writes them: a
 * compressed one is refused before a byte of it is expanded, so no archive grows beyond its own size.
 * Throws `ReaderError` naming the entry.
 */
export function readStoredZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const sizes = new Map<string, number>();
  let total = 0;
  const entries = unpack(bytes, (name, size, originalSize, compression) => {
    if (compression !== 0) {
      throw new ReaderError(
        'checkpoint-unsupported',
        `Entry '${name}' of the zip archive is compressed; torch.save stores its entries as they are. ` +
          'Unpack the archive and open the checkpoint in it, or save it again with torch.save.',
        { entry: name },
      );
    }
    if (sizes.has(name)) throw broken(`two entries are named '${name}'`);
    total += originalSize;
    if (size !== originalSize || total > bytes.length)
      throw broken(`the size of entry '${name}' is impossible`);
    sizes.set(name, originalSize);
  });
  const files = new Map(Object.entries(entries));
  for (const [name, size] of sizes) {
    if (files.get(name)?.length !== size) throw broken(`entry '${name}' is cut short`);
  }
  return files;
}

function unpack(
  bytes: Uint8Array,
  check: (name: string, size: number, originalSize: number, compression: number) => void,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        check(name, size, originalSize, compression);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ReaderError) throw error;
    throw broken('its table of contents, at the end of the file, cannot be read; the file may be cut short');
  }
}
