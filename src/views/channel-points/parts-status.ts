import type { SweepStatus } from '../shared/sweep.ts';

/** How the computing of what channels add to the output stands. */
export interface PartsStatus {
  /** Counted in channels. */
  readonly sweep: SweepStatus;
  /** Whether what is known is of another run than the page shows. */
  readonly stale: boolean;
  /** The part of the output that it is measured on, in pixels; all of it when it is undefined. */
  readonly window: { readonly width: number; readonly height: number } | undefined;
}
