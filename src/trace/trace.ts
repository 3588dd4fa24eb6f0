import type { RcanConfig } from '../model/config.ts';
import type { Site } from '../model/sites.ts';

/** What one site held during a run: planar, NCHW without N, so channel c is `data.subarray(c*H*W, (c+1)*H*W)`. */
export interface SiteRecord {
  readonly site: Site;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

/** The recorded sites of one forward pass. Plain typed arrays: it crosses threads and holds no tensors. */
export interface Trace {
  readonly config: RcanConfig;
  /** Size of the LR picture, in pixels. */
  readonly input: { readonly width: number; readonly height: number };
  readonly records: ReadonlyMap<Site, SiteRecord>;
}

/** One channel of a record as an H x W plane (a view, not a copy). */
export function plane(record: SiteRecord, channel: number): Float32Array {
  const size = record.height * record.width;
  return record.data.subarray(channel * size, (channel + 1) * size);
}
