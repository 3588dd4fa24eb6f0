/** Computing longer than this at a stretch would be felt: one frame at 60 Hz. */
const frame = 16;

/** How long the work may be that a GPU is sent before it is waited for. A cancel cannot act sooner. */
const batch = 100;

/**
 * Says after which steps of a run to stop for a moment. On the CPU and in wasm a step is done when its call
 * returns, so a frame's time is enough to go by. A GPU only takes orders: there the pacer counts how many steps
 * make up a batch, beginning with one.
 */
export class Pacer {
  readonly #queues: boolean;
  #rested = performance.now();
  #steps = 0;
  #stepsPerBatch = 1;

  /** @param queues whether the backend computes later than its calls return (webgpu, webgl) */
  constructor(queues: boolean) {
    this.#queues = queues;
  }

  /** To be called after every step: whether to rest now. */
  due(): boolean {
    this.#steps++;
    return this.#queues ? this.#steps >= this.#stepsPerBatch : performance.now() - this.#rested >= frame;
  }

  /** To be called when everything before has been computed and the event loop has had its turn. */
  rested(): void {
    const now = performance.now();
    const perStep = (now - this.#rested) / this.#steps;
    // At most doubled: the first steps of a run say little about the next.
    this.#stepsPerBatch = Math.max(1, Math.min(2 * this.#stepsPerBatch, Math.floor(batch / perStep)));
    this.#rested = now;
    this.#steps = 0;
  }
}
