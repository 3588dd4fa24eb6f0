import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '../../src/engine/engine.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import type { Site } from '../../src/model/sites.ts';
import type { SiteRecord } from '../../src/trace/trace.ts';

/** The network of the gallery: 2 groups x 3 blocks x 16 channels. */
export const smallConfig = {
  groups: 2,
  blocks: 3,
  features: 16,
  reduction: 4,
  scale: 2,
  colors: 3,
} as const;

export const smallWeights = (scale: 2 | 4 = 2): string =>
  fileURLToPath(new URL(`../gallery/weights/rcan-g2b3c16-x${scale}.safetensors`, import.meta.url));

interface Loaded {
  readonly engine: Engine;
  readonly weights: string;
}
/** A thread has one engine at a time, so all files that it runs share one. */
let loaded: Promise<Loaded> | undefined;

async function engineWith(weights: string): Promise<Engine> {
  const before = await loaded;
  if (before?.weights === weights) return before.engine;
  loaded = load(weights, before?.engine);
  return (await loaded).engine;
}

async function load(weights: string, started: Engine | undefined): Promise<Loaded> {
  const engine = started ?? new Engine();
  if (!started) await engine.start('wasm');
  await engine.loadCheckpoint(basename(weights), new Uint8Array(await readFile(weights)).buffer);
  return { engine, weights };
}

interface NodeRun {
  readonly edits?: readonly Edit[];
  /** The file of the network; the gallery's for x2 without. */
  readonly weights?: string;
}

/** What Node computes on wasm where a page does, to compare the page with; all attention is recorded. */
export async function runInNode(
  picture: Pixels,
  sites: readonly Site[],
  { edits = [], weights = smallWeights() }: NodeRun = {},
): Promise<RunResult> {
  return (await engineWith(weights)).run({ picture, sites, edits });
}

/** What a run recorded at a site; throws when that is nothing. */
export function recordOf({ trace }: RunResult, site: Site): SiteRecord {
  const record = trace.records.get(site);
  if (!record) throw new Error(`Node recorded nothing at ${site}.`);
  return record;
}
