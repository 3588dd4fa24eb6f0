import { createContext } from 'svelte';
import type { TaskScheduler } from '../../session/run/task-scheduler.svelte.ts';

/** Of the networks that are fetched for use without a network connection, how many are there. */
export interface KeptState {
  readonly kept: number;
  readonly all: number;
}

/** What a browser says of a connection, if it says anything. */
export interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
  readonly effectiveType?: string;
}

/** Whether nothing should be fetched over a connection that nobody has asked for: it is slow, or paid by what it carries. */
export function isMetered(connection: Connection | undefined): boolean {
  if (!connection) return false;
  const { saveData, type, effectiveType } = connection;
  return saveData === true || type === 'cellular' || (effectiveType ?? '4g') !== '4g';
}

const connectionHere = (): Connection | undefined =>
  (navigator as Navigator & { connection?: Connection }).connection;

/** What the service worker has kept for use without a network; it is asked to keep the rest while the page is at rest. */
export class KeptFiles {
  /** Undefined until that is known; 'none' where nothing can be kept. */
  state: KeptState | 'none' | undefined = $state.raw();

  /** Has the rest kept, one file at a time, unless the connection is metered. */
  async follow(
    serviceWorker: Promise<ServiceWorker | undefined>,
    tasks: Pick<TaskScheduler, 'inBackground'>,
    connection = connectionHere,
  ): Promise<void> {
    const worker = await serviceWorker;
    if (!worker) {
      this.state = 'none';
      return;
    }
    const { signal } = new AbortController();
    let state = (this.state = await ask(worker, false));
    while (state.kept < state.all && !isMetered(connection())) {
      const before = state.kept;
      state = this.state = await tasks.inBackground(() => ask(worker, true), signal);
      // The network is down, or there is no more room.
      if (state.kept === before) return;
    }
  }
}

function ask(worker: ServiceWorker, keepNext: boolean): Promise<KeptState> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<KeptState>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage({ keepNext }, [port2]);
  });
}

export const [useKeptFiles, provideKeptFiles] = createContext<KeptFiles>();
