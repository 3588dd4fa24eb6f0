import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, parse } from 'node:path';
import type { Pixels } from '../image/pixels.ts';
import { decodePng, encodePng } from '../image/png.ts';
import { ReaderError } from '../image/reader-error.ts';
import { sniff } from '../image/sniff.ts';

/** Extensions of picture files. Those that cannot be read are listed too, so that they cause an error. */
const pictureEndings = /^\.(?:png|jpe?g|webp|gif|bmp|avif|tiff?|heic)$/i;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing of that name',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOSPC: 'the disk is full',
};

function explained(path: string, verb: string, error: unknown): ReaderError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new ReaderError('file-unreadable', `${path} cannot be ${verb}: ${reasons[code] ?? code}.`, {
    file: path,
  });
}

/** Reads a file. @throws ReaderError `file-unreadable`, naming the path and the reason */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw explained(path, 'read', error);
  }
}

/** Writes a file, replacing one of that name. @throws ReaderError `file-unreadable`, naming path and reason */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw explained(path, 'written', error);
  }
}

/**
 * Checks before a long computation that its result can be saved.
 * @throws ReaderError `file-unreadable` when the folder that is to hold the file is absent
 */
export async function checkFolderOf(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (folder?.isDirectory()) return;
  throw new ReaderError(
    'file-unreadable',
    `${path} cannot be written: the folder ${dirname(path)} does not exist.`,
    {
      file: path,
    },
  );
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

/** Writes an 8-bit PNG. @throws ReaderError `file-unreadable`, naming path and reason */
export async function writePicture(path: string, picture: Pixels): Promise<void> {
  await writeBytes(path, encodePng(picture));
}

/** Checks before a long computation that its result can be saved as PNG under that name. Rejects with `ReaderError`. */
export async function checkPictureTarget(path: string): Promise<void> {
  if (extname(path).toLowerCase() !== '.png') {
    throw new ReaderError('bad-argument', `${path} does not end in .png; results are written as PNG only.`, {
      file: path,
    });
  }
  await checkFolderOf(path);
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
