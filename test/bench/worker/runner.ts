import type { Samples } from './samples.ts';
import type { PartWay, WholeWay, WorkerInfo, Way } from './messages.ts';

/** The network opened by one contender: from samples in JavaScript's memory to samples there. */
export interface Runner {
  readonly info: Omit<WorkerInfo, 'net'>;
  /** In which order `run` gives the samples back. Each gets them in the order that it works in: none pays for another's. */
  readonly layout: 'hwc' | 'chw';
  run(samples: Samples, way: WholeWay): Promise<Float32Array>;
  /** As `run`, parts of the output. */
  parts?(samples: Samples, way: PartWay): Promise<readonly Float32Array[]>;
  /** To be called before `run` and not timed: what has gone before on the page. */
  prepare?(samples: Samples, way: Way): Promise<void>;
  /** The output, or the sum of the parts, computed in another way; undefined where that is the plain network. */
  fromTheBeginning?(samples: Samples, way: Way): Promise<Float32Array | undefined>;
  dispose(): Promise<void>;
}
