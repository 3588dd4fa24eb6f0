import * as tf from '@tensorflow/tfjs-core';
import type { Rectangle } from '../image/crop.ts';
import type { Colors } from '../image/pixels.ts';
import type { Part } from '../model/contribution-parts.ts';
import type { RunningBackend } from './backends/backend.ts';
import type { Contribution } from './protocol.ts';
import { readBatch } from './read-batch.ts';

/** Reads the pictures of parts back from the backend, several at a time. Owns their tensors until then. */
export class PartReader {
  readonly found: Contribution[] = [];
  readonly #running: RunningBackend;
  readonly #window: Rectangle | undefined;
  #waiting: { readonly part: Part; readonly picture: tf.Tensor4D }[] = [];

  /** @param window the pixels to read; all when it is left out */
  constructor(running: RunningBackend, window: Rectangle | undefined) {
    this.#running = running;
    this.#window = window;
  }

  /** Takes over a part's picture [1, H, W, colors]. */
  take(part: Part, picture: tf.Tensor4D): void {
    const window = this.#window;
    const read = window
      ? tf.slice(picture, [0, window.y, window.x, 0], [1, window.height, window.width, -1])
      : picture;
    if (read !== picture) picture.dispose();
    this.#waiting.push({ part, picture: tf.keep(read) });
  }

  /** Reads what was taken since the last flush; when it resolves, the device has computed it. */
  async flush(): Promise<readonly Contribution[]> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const { view, readBatch: read = readBatch } = this.#running;
      const pictures = waiting.map(({ picture }) => picture);
      // A view lasts until the next tensor: copied.
      const data = view ? pictures.map((picture) => view(picture).slice()) : await read(pictures);
      const parts = waiting.map(({ part, picture }, i): Contribution => {
        const [, height, width, colors] = picture.shape;
        return { part, picture: { width, height, channels: colors as Colors, data: data[i]! } };
      });
      this.found.push(...parts);
      return parts;
    } finally {
      tf.dispose(waiting.map(({ picture }) => picture));
    }
  }

  /** Frees what has not been read. */
  dispose(): void {
    tf.dispose(this.#waiting.map(({ picture }) => picture));
    this.#waiting = [];
  }
}
