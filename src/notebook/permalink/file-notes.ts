import type { RcanConfig, Scale, UpscalerConfig } from '../../model/config.ts';
import { readable } from '../../image/reader-error.ts';
import { unfit, type Unfit } from './unfit.ts';

/** A description of a reader's own picture, which no link can carry. */
export interface PictureNote {
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

/** A description of a reader's own checkpoint, likewise. */
export interface CheckpointNote {
  readonly config: UpscalerConfig;
  /** The first 12 hexadecimal digits of the SHA-256 of the file, where the browser computes it. */
  readonly hash?: string;
  readonly name: string;
}

const longestName = 100;
/** The most characters of a note, after percent decoding. */
export const longestNote = longestName + 60;

/** `512x384,photo.png` */
export const pictureNoteText = ({ width, height, name }: PictureNote): string =>
  `${width}x${height},${readable(name, longestName)}`;

/** Reads what `pictureNoteText` wrote, or anything else. */
export function readPictureNote(text: string): PictureNote | Unfit {
  const [, width, height, name] = /^([1-9]\d{0,4})x([1-9]\d{0,4}),(.+)$/s.exec(text) ?? [];
  if (width === undefined || height === undefined || name === undefined)
    return unfit({ kind: 'form', example: '512x384,photo.png' });
  return { width: Number(width), height: Number(height), name: readable(name, longestName) };
}

/** A network by its shape: `g10b20c64r16-x4-3ch`. */
const configText = ({ groups, blocks, features, reduction, scale, colors }: UpscalerConfig): string =>
  `g${groups}b${blocks}c${features}r${reduction}-x${scale}-${colors}ch`;

/** `g10b20c64r16-x4-3ch,2cf24dba5fb0,RCAN_BIX4.pt`, with nothing between the commas where there is no hash. */
export const checkpointNoteText = ({ config, hash = '', name }: CheckpointNote): string =>
  `${configText(config)},${hash},${readable(name, longestName)}`;

const checkpointForm =
  /^g([1-9]\d?)b([1-9]\d?)c([1-9]\d{0,2})r([1-9]\d{0,2})-x([2348])-([13])ch,([0-9a-f]{12})?,(.+)$/s;

/** Reads what `checkpointNoteText` wrote, or anything else. */
export function readCheckpointNote(text: string): CheckpointNote | Unfit {
  const match = checkpointForm.exec(text);
  if (!match) return unfit({ kind: 'form', example: 'g10b20c64r16-x4-3ch,,RCAN_BIX4.pt' });
  const [groups, blocks, features, reduction, scale, colors] = match.slice(1, 7).map(Number) as Numbers;
  const config: UpscalerConfig = { groups, blocks, features, reduction, scale, colors };
  const [hash, name = ''] = match.slice(7);
  return { config, ...(hash !== undefined && { hash }), name: readable(name, longestName) };
}

/** As the form above allows them. */
type Numbers = [number, number, number, number, Scale, RcanConfig['colors']];

/** Whether a checkpoint matches a note: the same configuration, and the same hash where both are known. */
export const isNoted = (note: CheckpointNote, { config, hash }: Omit<CheckpointNote, 'name'>): boolean =>
  configText(note.config) === configText(config) &&
  (note.hash === undefined || hash === undefined || note.hash === hash);

/** The hash of a note. Undefined where the browser does not compute one: on pages that came over http:// by network. */
export async function hashOf(bytes: ArrayBuffer): Promise<string | undefined> {
  // Undefined on insecure pages, contrary to its type.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest.slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
