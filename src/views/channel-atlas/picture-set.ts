import type { SweepHandles, SweepStatus } from '../shared/sweep.ts';

/** The set of pictures that the atlas can be drawn over, and what its handles do. */
export interface PictureSetStatus {
  readonly sweep: SweepStatus;
  /** How many pictures are in it, and of how many of them the channels are known. */
  readonly pictures: number;
  readonly measured: number;
  /** The reader's own pictures in it: those that stay in it, and the one on the page, if that does not. */
  readonly kept: readonly string[];
  readonly passing: string | undefined;
}

export interface PictureSetHandles extends SweepHandles {
  /** The picture on the page is to stay in the set. */
  readonly onkeep: () => void;
  /** The kept picture at this place is not. */
  readonly ondrop: (place: number) => void;
}
