import type { Adapter, SeatInfo, SeatSpec } from '../seat/messages.ts';
import { ask, type Line, type Place } from './place.ts';

export interface OpenSeat {
  readonly line: Line;
  readonly info: SeatInfo;
}

/** The seats of a place, each opened when it is first wanted and kept for the jobs that follow. */
export class Seats {
  readonly #place: Place;
  readonly #open = new Map<string, OpenSeat>();

  constructor(place: Place) {
    this.#place = place;
  }

  async at(spec: SeatSpec): Promise<OpenSeat> {
    const key = JSON.stringify(spec);
    const found = this.#open.get(key);
    if (found) return found;
    const line = await this.#place.openLine();
    const seat = { line, info: await ask(line, 'open', spec, `${spec.runner} on ${spec.backend}`) };
    this.#open.set(key, seat);
    return seat;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ line }) => line.close()));
    this.#open.clear();
  }

  /** The graphics adapter that WebGPU has in this place. */
  async adapter(): Promise<Adapter | undefined> {
    const line = await this.#place.openLine();
    try {
      return await ask(line, 'adapter', undefined);
    } finally {
      await line.close();
    }
  }
}
