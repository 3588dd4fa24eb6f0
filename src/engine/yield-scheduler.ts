import { stopwatch } from './stopwatch.ts';

/** Milliseconds of computing after which a CPU backend yields: one frame at 60 Hz. */
const frameMs = 16;

/** Milliseconds of work that a GPU is sent before its result is awaited: a cancel takes effect no sooner. */
const batchMs = 100;

/**
 * Decides after which steps of a run the thread yields to the event loop. A step of a CPU backend has been computed when
 * its call returns, so elapsed time decides. A GPU backend only queues commands: steps are counted, and how many make up
 * a batch is estimated from the time that the batch before took, beginning with one step.
 */
export class YieldScheduler {
  readonly #queues: boolean;
  /** Since the thread was resumed. */
  #elapsed = stopwatch();
  #steps = 0;
  #stepsPerBatch = 1;

  /** @param queues whether calls return before the backend has computed (webgpu, webgl) */
  constructor(queues: boolean) {
    this.#queues = queues;
  }

  /** To be called once after every step: whether to yield now. */
  shouldYield(): boolean {
    this.#steps++;
    return this.#queues ? this.#steps >= this.#stepsPerBatch : this.#elapsed() >= frameMs;
  }

  /** To be called when all steps before have been computed and the event loop has had its turn. */
  resumed(): void {
    const perStep = this.#elapsed() / this.#steps;
    // At most doubled, as the first steps of a run are not representative of the next.
    this.#stepsPerBatch = Math.max(1, Math.min(2 * this.#stepsPerBatch, Math.floor(batchMs / perStep)));
    this.#elapsed = stopwatch();
    this.#steps = 0;
  }
}
