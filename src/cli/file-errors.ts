import type { Stats } from 'node:fs';
import { ReaderError } from '../image/reader-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing of that name',
  EISDIR: 'it is a folder',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symbolic links lead in a circle',
};

/** What the system threw, as a sentence that names the path and the reason. */
export function explained(path: string, verb: 'read' | 'written', error: unknown): ReaderError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return unusable(path, verb, reasons[code] ?? code);
}

/** `file-unreadable`: that the path cannot be read or written, and why. */
export const unusable = (path: string, verb: 'read' | 'written', reason: string): ReaderError =>
  new ReaderError('file-unreadable', `${path} cannot be ${verb}: ${reason}.`, { file: path });

/** What something is that is no file; undefined for a file. Devices and pipes may never end. */
export function kindOfOther(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder';
  return stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
}
