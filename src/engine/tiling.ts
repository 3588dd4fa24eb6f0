import { ReaderError } from '../image/reader-error.ts';
import type { RcanConfig } from '../model/config.ts';
import { countComplexity } from '../model/complexity.ts';
import { chopPeak, exactPeak, peakBytes } from '../model/peak-memory.ts';
import type { Site } from '../model/sites.ts';
import { chopGrid } from '../model/chop-grid.ts';
import { exactTileSide, tailHalo, tileGrid } from '../model/tile-grid.ts';
import type { RunningBackend } from './backends/backend.ts';
import { checkMemory, findShortage, mebibytes } from './memory.ts';
import type { Tiling, TilingKind } from './protocol.ts';

/**
 * Bytes of arrays that a run in tiles may keep outside the backend: a quarter of a laptop's 8 GiB, and enough for 2
 * megapixels in the networks of the paper.
 */
const plainLimit = 2 * 2 ** 30;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How a picture goes through the network, 'auto' decided by what fits into memory.
 * Throws `ReaderError` 'out-of-memory' when it does not fit in this way, or for 'auto' in none; 'bad-argument' when
 * sites are to be recorded in 'chop' tiles, of which each has its own.
 */
export function chooseTiling(
  wanted: TilingKind | 'auto',
  config: RcanConfig,
  picture: Size,
  sites: readonly Site[],
  running: RunningBackend,
): Tiling {
  const { width, height } = picture;
  switch (wanted) {
    case 'auto': {
      const fits = !findShortage(config, height, width, sites, running);
      return chooseTiling(fits ? 'none' : 'exact', config, picture, sites, running);
    }
    case 'none':
      checkMemory(config, height, width, sites, running);
      return { kind: 'none', tiles: 1 };
    case 'exact': {
      const tile = atOnce('exact', config, picture);
      checkMemory(config, tile.height, tile.width, [], running);
      const kept = recordedBytes(config, picture, sites);
      checkPlain(exactPeak(config, height, width).plainBytes + kept, picture, sites);
      return { kind: 'exact', tiles: tileGrid(width, height, exactTileSide, 0).length };
    }
    case 'chop': {
      if (sites.length > 0) throw nothingToRecord(sites);
      const tiles = chopGrid(width, height);
      checkChopTile(config, tiles[0]!.padded, running);
      checkPlain(chopPeak(config, height, width).plainBytes, picture, sites);
      return { kind: 'chop', tiles: tiles.length };
    }
  }
}

/** Bytes of the tensors that a run holds at once on the backend, the picture and what is recorded included. */
export function tensorBytesOf(
  kind: TilingKind,
  config: RcanConfig,
  picture: Size,
  sites: readonly Site[],
  { ownKernels }: RunningBackend,
): number {
  const { width, height } = atOnce(kind, config, picture);
  const kept = kind === 'none' ? recordedBytes(config, picture, sites) : 0;
  // The picture, and the picture after `sub_mean`.
  const pictures = 2 * 4 * config.colors * width * height;
  return peakBytes(config, height, width, ownKernels?.removed === false) + pictures + kept;
}

/** What goes through the network at once: the picture or its largest tile. */
function atOnce(kind: TilingKind, config: RcanConfig, picture: Size): Size {
  const { width, height } = picture;
  switch (kind) {
    case 'none':
      return picture;
    case 'exact': {
      const padded = exactTileSide + 2 * tailHalo(config);
      return { width: Math.min(width, padded), height: Math.min(height, padded) };
    }
    case 'chop':
      return chopGrid(width, height)[0]!.padded;
  }
}

function recordedBytes(config: RcanConfig, { width, height }: Size, sites: readonly Site[]): number {
  const recorded = new Set(sites);
  const sized = countComplexity(config, height, width).sites.filter(({ site }) => recorded.has(site));
  return sized.reduce((sum, { activationBytes }) => sum + activationBytes, 0);
}

/** Throws 'out-of-memory' above `plainLimit`; the size that fits assumes bytes proportional to pixels. */
function checkPlain(bytes: number, { width, height }: Size, sites: readonly Site[]): void {
  if (bytes <= plainLimit) return;
  const fits = (length: number): number => Math.floor(length * Math.sqrt(plainLimit / bytes));
  const [need, limit] = [mebibytes(bytes), mebibytes(plainLimit)];
  throw new ReaderError(
    'out-of-memory',
    `A picture of ${width} x ${height} pixels needs about ${need} MiB in this network even in tiles; the limit is ` +
      `${limit} MiB. Crop it to about ${fits(width)} x ${fits(height)} pixels` +
      `${sites.length > 0 ? ', or record fewer sites' : ''}.`,
    { need, limit, width: fits(width), height: fits(height) },
  );
}

/** Throws 'out-of-memory' when the largest official tile does not fit: their size is fixed. */
function checkChopTile(config: RcanConfig, { width, height }: Size, running: RunningBackend): void {
  const short = findShortage(config, height, width, [], running);
  if (!short) return;
  const [need, limit] = [mebibytes(short.needed), mebibytes(short.available)];
  throw new ReaderError(
    'out-of-memory',
    `A tile of the official chop, ${width} x ${height} pixels, needs about ${need} MiB at once in this network; the ` +
      `${running.name} backend has ${limit} MiB. Take exact tiles, which are smaller.`,
    { need, limit, backend: running.name },
  );
}

function nothingToRecord(sites: readonly Site[]): ReaderError {
  return new ReaderError(
    'bad-argument',
    `In the tiles of the official chop nothing can be recorded at ${sites[0]}: each tile has features and an ` +
      `attention of its own, and none are the whole picture's. Take exact tiles.`,
    { site: sites[0]! },
  );
}
