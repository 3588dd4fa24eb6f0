import * as tf from '@tensorflow/tfjs-core';
import type { Pixels } from '../image/pixels.ts';
import { allBlocks } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import type { CachedActivations } from '../model/cached-activations.ts';
import type { Edit } from '../model/edits/edit.ts';
import { firstChange } from '../model/edits/first-change.ts';
import type { Rcan } from '../model/rcan.ts';
import { residualSites, type BlockResiduals } from '../model/residuals.ts';
import * as sites from '../model/sites.ts';
import type { Site } from '../model/sites.ts';
import { cachedSites, lastStart, replayedSites, stepSites, stepsOfSites } from '../model/steps.ts';
import type { Taps } from '../model/taps.ts';
import type { SiteRecord } from '../trace/trace.ts';

/** A run that may begin at the first step whose result differs from the run before. */
export interface NextRun {
  readonly net: Rcan;
  readonly picture: Pixels;
  readonly edits: readonly Edit[];
  /** Every site that the run is to record. */
  readonly wanted: ReadonlySet<Site>;
  /** Bytes that the cached maps may take. */
  readonly budget: number;
  /** Whether to cache what every block adds, as far as the budget allows. */
  readonly residuals?: boolean | undefined;
}

/**
 * Caches results of the last run over a picture for the next run over the same picture with other edits: the outputs of
 * all groups, those of the blocks of the group that was edited last, the recorded vectors, and where they are asked for
 * the residuals of all blocks. Owns these tensors. All
 * were computed with the edits of the last run, also when that was cancelled.
 */
export class ActivationCache implements Taps {
  readonly #maps = new Map<Site, tf.Tensor4D>();
  readonly #vectors = new Map<Site, SiteRecord>();
  #net: Rcan | undefined;
  #picture: Pixels | undefined;
  #edits: readonly Edit[] = [];
  #group: number | undefined;
  #sites: ReadonlySet<Site> = new Set();

  /**
   * Where the next run begins, and the maps that it begins with: at the first step that its edits change, or earlier
   * where something is to be recorded that is not cached. Drops what that run recomputes; this object must be one of
   * the taps of the pass.
   */
  resume({ net, picture, edits, wanted, budget, residuals = false }: NextRun): CachedActivations {
    const { config } = net;
    if (net !== this.#net || !this.#picture || !isSame(picture, this.#picture)) {
      this.clear();
      this.#net = net;
      this.#picture = { ...picture, data: picture.data.slice() };
    }
    const changed = firstChange(config, this.#edits, edits);
    this.#group = sites.placeOf(config, stepSites(config)[changed] ?? '').group ?? this.#group;
    this.#sites = sitesToCache(config, picture, budget, { group: this.#group, residuals });
    this.#drop((site) => !this.#sites.has(site));
    const start = this.#latestStart(config, Math.min(changed, lastStart(config)), wanted);
    const steps = stepsOfSites(config);
    this.#drop((site) => steps.get(site)! >= start);
    for (const site of this.#vectors.keys()) if (steps.get(site)! >= start) this.#vectors.delete(site);
    this.#edits = edits;
    return { start, maps: (site) => this.#maps.get(site) };
  }

  /**
   * What the blocks added in the last pass, if it was of this network, picture and edits and all of it was kept. Valid
   * until the next run.
   */
  residuals({ net, picture, edits }: Pick<NextRun, 'net' | 'picture' | 'edits'>): BlockResiduals | undefined {
    const { config } = net;
    if (net !== this.#net || !this.#picture || !isSame(picture, this.#picture)) return undefined;
    if (firstChange(config, this.#edits, edits) < stepSites(config).length) return undefined;
    if (!residualSites(config).every((site) => this.#maps.has(site))) return undefined;
    return {
      shallow: this.#maps.get(sites.head)!,
      ofBlock: ({ group, block }) => this.#maps.get(sites.channelAttention(group, block)),
    };
  }

  /** Bytes that the next run adds to the cached maps. */
  get additionalBytes(): number {
    const { width = 0, height = 0 } = this.#picture ?? {};
    return (this.#sites.size - this.#maps.size) * mapBytes(this.#net?.config.features ?? 0, width, height);
  }

  /** Copies of the cached vectors among the wanted sites, which the next run does not compute. */
  vectors(wanted: ReadonlySet<Site>): SiteRecord[] {
    return [...this.#vectors.values()].filter(({ site }) => wanted.has(site)).map(copy);
  }

  /** Caches copies of the vectors among the records of a run. */
  addVectors(records: Iterable<SiteRecord>): void {
    for (const record of records) {
      if (record.width * record.height === 1) this.#vectors.set(record.site, copy(record));
    }
  }

  /** As `Taps.wants`: the sites to cache that are not cached yet. */
  wants(site: Site): boolean {
    return this.#sites.has(site) && !this.#maps.has(site);
  }

  /** As `Taps.record`: caches a clone of the tensor. */
  record(site: Site, tensor: tf.Tensor4D): void {
    this.#maps.set(site, tf.keep(tf.clone(tensor)));
  }

  /** Frees everything: the next run begins at the picture. */
  clear(): void {
    this.#drop(() => true);
    this.#vectors.clear();
    [this.#net, this.#picture, this.#group] = [undefined, undefined, undefined];
    this.#edits = [];
  }

  #latestStart(config: RcanConfig, latest: number, wanted: ReadonlySet<Site>): number {
    const steps = stepsOfSites(config);
    const isEnough = (start: number): boolean => {
      if (!cachedSites(config, start).every((site) => this.#maps.has(site))) return false;
      const residuals = residualSites(config).filter((site) => this.#sites.has(site));
      if (residuals.some((site) => steps.get(site)! < start && !this.#maps.has(site))) return false;
      const replayed = replayedSites(config, start);
      return [...wanted].every(
        (site) => steps.get(site)! >= start || this.#vectors.has(site) || replayed.has(site),
      );
    };
    let start = latest;
    while (start > 0 && !isEnough(start)) start--;
    return start;
  }

  #drop(which: (site: Site) => boolean): void {
    for (const [site, maps] of this.#maps) {
      if (!which(site)) continue;
      maps.dispose();
      this.#maps.delete(site);
    }
  }
}

/**
 * The sites whose maps are cached, as far as the budget allows: the head, the outputs of all groups and the tail's input;
 * then the residuals where they are asked for, and the outputs of the blocks of one group. None where not even the first
 * fit.
 */
function sitesToCache(
  config: RcanConfig,
  { width, height }: Pixels,
  budget: number,
  { group, residuals }: { readonly group: number | undefined; readonly residuals: boolean },
): ReadonlySet<Site> {
  const { groups, blocks, features } = config;
  const fit = Math.floor(budget / mapBytes(features, width, height));
  const ends = [sites.head, ...Array.from({ length: groups }, (_, g) => sites.group(g)), sites.tailInput];
  if (fit < ends.length) return new Set();
  const cached = new Set<Site>(ends);
  const addIfTheyFit = (more: readonly Site[]): void => {
    if (fit >= cached.size + more.length) for (const site of more) cached.add(site);
  };
  if (residuals)
    addIfTheyFit(allBlocks(config).map((place) => sites.channelAttention(place.group, place.block)));
  if (group !== undefined) addIfTheyFit(Array.from({ length: blocks }, (_, b) => sites.block(group, b)));
  return cached;
}

function mapBytes(features: number, width: number, height: number): number {
  return 4 * features * width * height;
}

function isSame(a: Pixels, b: Pixels): boolean {
  if (a.width !== b.width || a.height !== b.height || a.channels !== b.channels) return false;
  return a.data.every((value, i) => value === b.data[i]);
}

function copy(record: SiteRecord): SiteRecord {
  return { ...record, data: record.data.slice() };
}
