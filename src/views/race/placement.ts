import { countComplexity } from '../../model/complexity.ts';
import type { RcanConfig, Scale } from '../../model/config.ts';

/** The same body at the small size, and at the size of the output. */
export interface Placement {
  readonly scale: Scale;
  /** Multiply-adds of the body on the small picture. */
  readonly body: number;
  /** The upsampler that follows it there. */
  readonly upsampler: number;
  /** Multiply-adds of the body on the enlarged picture, where nothing needs to follow. */
  readonly before: number;
}

const scales: readonly Scale[] = [2, 3, 4, 8];

/** What a body costs behind bicubic and in front of an upsampler, on an LR picture of height x width. */
export function placements(config: Omit<RcanConfig, 'scale'>, height: number, width: number): Placement[] {
  const cost = (scale: Scale | 1, h: number, w: number): number =>
    countComplexity({ ...config, scale }, h, w).multiplyAdds;
  const body = cost(1, height, width);
  return scales.map((scale) => ({
    scale,
    body,
    upsampler: cost(scale, height, width) - body,
    before: cost(1, height * scale, width * scale),
  }));
}
