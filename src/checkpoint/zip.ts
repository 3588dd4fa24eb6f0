import checksum from 'crc-32';
import { unzipSync } from 'fflate';
import { ReaderError } from '../image/reader-error.ts';
import { zipChecksums } from './zip-directory.ts';

/** Whether a file begins like a zip archive. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

const broken = (message: string): ReaderError =>
  new ReaderError('not-a-checkpoint', `The zip archive is damaged: ${message}. Fetch or save it again.`);

/**
 * The entries of a zip archive by name. Only stored entries are taken, as `torch.save` writes them: a
 * compressed one is refused before a byte of it is expanded, so no archive grows beyond its own size.
 * Throws `ReaderError` naming the entry, also when an entry's checksum is another than the archive says.
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
  const checksums = zipChecksums(bytes);
  for (const [name, size] of sizes) {
    const file = files.get(name);
    if (file?.length !== size) throw broken(`entry '${name}' is cut short`);
    const expected = checksums.get(name);
    // The library gives signed numbers.
    if (expected !== undefined && checksum.buf(file) >>> 0 !== expected)
      throw broken(`the bytes of entry '${name}' are not those that were saved (its checksum differs)`);
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
