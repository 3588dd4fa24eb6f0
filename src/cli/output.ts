import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Pixels } from '../image/pixels.ts';
import { encodePng } from '../image/png.ts';
import { ReaderError } from '../image/reader-error.ts';
import { explained, unusable } from './file-errors.ts';

/**
 * Writes a file, or what a symbolic link leads to, replacing the one of that name at once when all bytes are on the disk:
 * who interrupts it keeps the file that was there. Devices and pipes are written to as they are.
 * @throws ReaderError `file-unreadable`, naming path and reason
 */
export async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const before = await stat(path).catch(() => undefined);
    if (before && !before.isFile()) return await writeFile(path, bytes);
    // A file may be read-only though its folder is not.
    if (before) await access(path, constants.W_OK);
    await replace(before ? await realpath(path) : path, bytes, before && before.mode & 0o777);
  } catch (error) {
    throw explained(path, 'written', error);
  }
}

async function replace(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
  // In the same folder, as a file is renamed at once only within its disk.
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}`);
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(temporary, { force: true });
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    await writeFile(temporary, bytes, { flag: 'wx', flush: true, ...(mode !== undefined && { mode }) });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

/** What ends a command from outside. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Writes an 8-bit PNG. @throws ReaderError `file-unreadable`, naming path and reason */
export async function writePicture(path: string, picture: Pixels): Promise<void> {
  await writeBytes(path, encodePng(picture));
}

/**
 * Checks before a long computation that its result can be saved, and takes the place of none of the files that it is
 * computed from, be they named by other paths or links.
 * @param inputs paths of files, where they are given
 * @throws ReaderError `file-unreadable` when the folder that is to hold the file is absent, `bad-argument` when an
 *   input would be replaced
 */
export async function checkTarget(path: string, ...inputs: (string | undefined)[]): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw unusable(path, 'written', `the folder ${dirname(path)} does not exist`);
  const target = await identity(path);
  if (target === undefined) return;
  for (const input of inputs) {
    if (input === undefined || (await identity(input)) !== target) continue;
    const same = input === path ? 'is what is read' : `is the same file as ${input}, which is read`;
    throw new ReaderError('bad-argument', `${path} ${same}; name another file for the result.`, {
      file: path,
    });
  }
}

/**
 * Makes a folder for results, unless it is there.
 * @throws ReaderError `file-unreadable` when the folder that is to hold it is absent, or something else has its name
 */
export async function makeFolder(path: string): Promise<void> {
  await checkTarget(path);
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw explained(path, 'written', error);
  }
}

/** Device and inode of a file, the same by whatever path or link; undefined where there is no file. */
async function identity(path: string): Promise<string | undefined> {
  // As bigint: inodes on Windows are too large for a number.
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  return stats?.isFile() ? `${stats.dev} ${stats.ino}` : undefined;
}

/**
 * As `checkTarget`, for a result that is a PNG.
 * @throws ReaderError also `bad-argument` when the name does not end in .png
 */
export async function checkPictureTarget(path: string, ...inputs: (string | undefined)[]): Promise<void> {
  if (extname(path).toLowerCase() !== '.png') {
    throw new ReaderError('bad-argument', `${path} does not end in .png; results are written as PNG only.`, {
      file: path,
    });
  }
  await checkTarget(path, ...inputs);
}
