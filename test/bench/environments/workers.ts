import type { Adapter, WorkerInfo, WorkerSpec } from '../worker/messages.ts';
import { ask, type Channel, type Environment } from './environment.ts';

export interface OpenWorker {
  readonly channel: Channel;
  readonly info: WorkerInfo;
}

/** The workers of an environment, each opened on first use and kept for later jobs. */
export class Workers {
  readonly #environment: Environment;
  readonly #open = new Map<string, OpenWorker>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  async at(spec: WorkerSpec): Promise<OpenWorker> {
    const key = JSON.stringify(spec);
    const found = this.#open.get(key);
    if (found) return found;
    const channel = await this.#environment.openChannel();
    const worker = { channel, info: await ask(channel, 'open', spec, `${spec.runner} on ${spec.backend}`) };
    this.#open.set(key, worker);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ channel }) => channel.close()));
    this.#open.clear();
  }

  /** The graphics adapter that WebGPU has in this environment. */
  async adapter(): Promise<Adapter | undefined> {
    const channel = await this.#environment.openChannel();
    try {
      return await ask(channel, 'adapter', undefined);
    } finally {
      await channel.close();
    }
  }
}
