import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import type { Pixels } from '../image/pixels.ts';
import { decodePng } from '../image/png.ts';
import { ReaderError } from '../image/reader-error.ts';
import { sniff } from '../image/sniff.ts';
import { explained, kindOfOther, unusable } from './file-errors.ts';

/** Extensions of picture files. Those that cannot be read are listed too, so that they cause an error. */
const pictureEndings = /^\.(?:png|jpe?g|webp|gif|bmp|avif|tiff?|heic)$/i;

/**
 * Reads a file.
 * @throws ReaderError `file-unreadable`, naming the path and the reason: also for devices and pipes, which may never end
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // Before it is opened: that of a pipe waits for who writes to it.
    const other = kindOfOther(await stat(path));
    if (other !== undefined) throw unusable(path, 'read', `it is ${other}, and not a file`);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw error instanceof ReaderError ? error : explained(path, 'read', error);
  }
}

/**
 * Reads a PNG file. Other formats need a browser's decoders: the notebook reads them, the terminal does not.
 * @throws ReaderError with the path in its sentence
 */
export async function readPicture(path: string): Promise<Pixels> {
  const bytes = await readBytes(path);
  const { format } = sniff(bytes, path);
  if (format === 'PNG') return decodePng(bytes, path);
  throw new ReaderError(
    'unsupported-format',
    `${path} is a ${format} file and the terminal reads PNG only; convert it to PNG, or open it in the notebook.`,
    { file: path, format },
  );
}

/**
 * Paths of the pictures in a folder by name without extension, in alphabetical order. Other files are ignored.
 * @throws ReaderError `file-unreadable` when there is no such folder or no picture in it, `bad-argument` when two
 *   files share a name
 */
export async function picturesIn(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder).catch((error: unknown) => {
    throw explained(folder, 'read', error);
  });
  const pictures = new Map<string, string>();
  for (const file of files.filter((name) => pictureEndings.test(extname(name))).sort()) {
    const { name } = parse(file);
    const path = join(folder, file);
    const other = pictures.get(name);
    if (other !== undefined) {
      throw new ReaderError('bad-argument', `${other} and ${path} share a name; keep one of them.`, { name });
    }
    pictures.set(name, path);
  }
  if (pictures.size === 0) {
    throw new ReaderError('file-unreadable', `There is no picture in ${folder}.`, { file: folder });
  }
  return pictures;
}
