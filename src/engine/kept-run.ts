import * as tf from '@tensorflow/tfjs-core';
import type { Pixels } from '../image/pixels.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Earlier } from '../model/earlier.ts';
import type { Edit } from '../model/edits/edit.ts';
import { firstChange } from '../model/edits/first-change.ts';
import type { Rcan } from '../model/rcan.ts';
import * as sites from '../model/sites.ts';
import type { Site } from '../model/sites.ts';
import { lastStart, recalledSites, shownAgain, stepSites, stepsOfSites } from '../model/steps.ts';
import type { Taps } from '../model/taps.ts';
import type { SiteRecord } from '../trace/trace.ts';

/** A run that may begin where the one before changes. */
export interface NextRun {
  readonly net: Rcan;
  readonly picture: Pixels;
  readonly edits: readonly Edit[];
  /** Every site that the run is to record. */
  readonly wanted: ReadonlySet<Site>;
  /** Bytes that what is kept may take. */
  readonly room: number;
}

/**
 * What the last run over a picture has left for the next one over the same picture with other edits: the maps at the
 * ends of groups, those at the ends of the blocks of the group that was edited last, and the recorded vectors. Owns
 * these tensors. Whatever is kept was computed with the edits of the last run, also when that was cancelled half-way.
 */
export class KeptRun implements Taps {
  readonly #maps = new Map<Site, tf.Tensor4D>();
  readonly #vectors = new Map<Site, SiteRecord>();
  #net: Rcan | undefined;
  #picture: Pixels | undefined;
  #edits: readonly Edit[] = [];
  #group: number | undefined;
  #keep: ReadonlySet<Site> = new Set();

  /**
   * Where the next run begins, and the maps that it begins with: at the first step that its edits change, or earlier
   * where something is to be recorded that is not kept. Forgets what that run computes anew; the pass is to have this
   * object among its taps.
   */
  resume({ net, picture, edits, wanted, room }: NextRun): Earlier {
    const { config } = net;
    if (net !== this.#net || !this.#picture || !isSame(picture, this.#picture)) {
      this.clear();
      this.#net = net;
      this.#picture = { ...picture, data: picture.data.slice() };
    }
    const changed = firstChange(config, this.#edits, edits);
    this.#group = sites.placeOf(config, stepSites(config)[changed] ?? '').group ?? this.#group;
    this.#keep = sitesToKeep(config, picture, room, this.#group);
    this.#forget((site) => !this.#keep.has(site));
    const start = this.#latestStart(config, Math.min(changed, lastStart(config)), wanted);
    const steps = stepsOfSites(config);
    this.#forget((site) => steps.get(site)! >= start);
    for (const site of this.#vectors.keys()) if (steps.get(site)! >= start) this.#vectors.delete(site);
    this.#edits = edits;
    return { start, maps: (site) => this.#maps.get(site) };
  }

  /** Bytes that the next run adds to what is kept. */
  get bytesToCome(): number {
    const { width = 0, height = 0 } = this.#picture ?? {};
    return (this.#keep.size - this.#maps.size) * mapBytes(this.#net?.config.features ?? 0, width, height);
  }

  /** Copies of the vectors that the next run does not compute. */
  vectors(wanted: ReadonlySet<Site>): SiteRecord[] {
    return [...this.#vectors.values()].filter(({ site }) => wanted.has(site)).map(copy);
  }

  /** Keeps copies of the vectors that a run has recorded. */
  keepVectors(records: Iterable<SiteRecord>): void {
    for (const record of records) {
      if (record.width * record.height === 1) this.#vectors.set(record.site, copy(record));
    }
  }

  wants(site: Site): boolean {
    return this.#keep.has(site) && !this.#maps.has(site);
  }

  record(site: Site, tensor: tf.Tensor4D): void {
    this.#maps.set(site, tf.keep(tf.clone(tensor)));
  }

  /** Frees everything: the next run is one from the beginning. */
  clear(): void {
    this.#forget(() => true);
    this.#vectors.clear();
    [this.#net, this.#picture, this.#group] = [undefined, undefined, undefined];
    this.#edits = [];
  }

  #latestStart(config: RcanConfig, latest: number, wanted: ReadonlySet<Site>): number {
    const steps = stepsOfSites(config);
    const isEnough = (start: number): boolean => {
      if (!recalledSites(config, start).every((site) => this.#maps.has(site))) return false;
      const shown = shownAgain(config, start);
      return [...wanted].every(
        (site) => steps.get(site)! >= start || this.#vectors.has(site) || shown.has(site),
      );
    };
    let start = latest;
    while (start > 0 && !isEnough(start)) start--;
    return start;
  }

  #forget(which: (site: Site) => boolean): void {
    for (const [site, maps] of this.#maps) {
      if (!which(site)) continue;
      maps.dispose();
      this.#maps.delete(site);
    }
  }
}

/**
 * The sites whose maps are kept, as many as there is room for: the ends of all groups with what the skip connections
 * around them need, then those of the blocks of one group; none where not even the first fit.
 */
function sitesToKeep(
  config: RcanConfig,
  { width, height }: Pixels,
  room: number,
  group: number | undefined,
): ReadonlySet<Site> {
  const { groups, blocks, features } = config;
  const fit = Math.floor(room / mapBytes(features, width, height));
  const ends = [sites.head, ...Array.from({ length: groups }, (_, g) => sites.group(g)), sites.tailInput];
  if (fit < ends.length) return new Set();
  if (group === undefined || fit < ends.length + blocks) return new Set(ends);
  return new Set([...ends, ...Array.from({ length: blocks }, (_, b) => sites.block(group, b))]);
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
