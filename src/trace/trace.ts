import type { RcanConfig } from '../model/config.ts';
import type { Site } from '../model/sites.ts';

/** Maps in CHW: channel c is `data.subarray(c*H*W, (c+1)*H*W)`. */
export interface Planes {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

/** The values recorded at one site during a run. */
export interface SiteRecord extends Planes {
  readonly site: Site;
}

/** The records of one forward pass, as typed arrays that can be posted between threads; no tensors. */
export interface Trace {
  readonly config: RcanConfig;
  /** Size of the LR picture, in pixels. */
  readonly input: { readonly width: number; readonly height: number };
  readonly records: ReadonlyMap<Site, SiteRecord>;
}

/** One channel of maps as an H x W plane (a view, not a copy). */
export function plane(record: Planes, channel: number): Float32Array {
  const size = record.height * record.width;
  return record.data.subarray(channel * size, (channel + 1) * size);
}
