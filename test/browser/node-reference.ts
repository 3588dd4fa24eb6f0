import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Engine } from '../../src/engine/engine.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import type { FloatPixels, Pixels } from '../../src/image/pixels.ts';
import { partName, type Part } from '../../src/model/contribution-parts.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import type { Site } from '../../src/model/sites.ts';
import type { SiteRecord } from '../../src/trace/trace.ts';
import { smallWeights } from './small-network.ts';

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

/** Parts of the output as Node computes them on wasm, by their names. */
export async function partsInNode(
  picture: Pixels,
  parts: readonly Part[],
  { edits = [], weights = smallWeights() }: NodeRun = {},
): Promise<ReadonlyMap<string, FloatPixels>> {
  const engine = await engineWith(weights);
  const found = await engine.contributions({ picture, parts, edits });
  return new Map(found.parts.map((one) => [partName(one.part), one.picture]));
}

/** What a run recorded at a site; throws when that is nothing. */
export function recordOf({ trace }: RunResult, site: Site): SiteRecord {
  const record = trace.records.get(site);
  if (!record) throw new Error(`Node recorded nothing at ${site}.`);
  return record;
}
