import { Engine } from './engine.ts';
import {
  toPlainError,
  type Calls,
  type CallName,
  type FromWorker,
  type Port,
  type Progress,
  type ToWorker,
} from './messages.ts';
import type { CallOptions } from './protocol.ts';
import { holdLife } from './thread-life.ts';

/** Runs an engine in a worker and answers the calls of an `EngineClient` on `port`. */
export function serve(port: Port): void {
  const post = (message: FromWorker, transfer: Transferable[] = []): void =>
    port.postMessage(message, transfer);
  const engine = new Engine({
    onTrying: (backend) => post({ kind: 'trying', backend }),
    onLost: (detail) => post({ kind: 'lost', detail }),
  });
  const running = new Map<number, AbortController>();

  /** Runs `work` so that the call `id` can be aborted and reports progress. */
  const run = async <P extends Progress, T>(
    id: number,
    work: (options: CallOptions<P>) => Promise<T>,
  ): Promise<T> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      return await work({
        signal: controller.signal,
        // Copied, not transferred: the same records are part of the result.
        onProgress: (progress) => post({ id, kind: 'progress', progress }),
      });
    } finally {
      running.delete(id);
    }
  };

  const answer = (message: ToWorker): Promise<Calls[CallName]['result']> | undefined => {
    switch (message.call) {
      case 'start':
        return engine.start(message.arguments.wanted, message.arguments.refused);
      case 'loadCheckpoint':
        return engine.loadCheckpoint(message.arguments.name, message.arguments.bytes);
      case 'run':
        return run(message.id, (options) => engine.run(message.arguments, options));
      case 'runSystem':
        return run(message.id, (options) => engine.runSystem(message.arguments, options));
      case 'contributions':
        return run(message.id, (options) => engine.contributions(message.arguments, options));
      case 'parameters':
        return engine.parameters(message.arguments);
      case 'numTensors':
        return engine.numTensors();
      case 'abort':
        running.get(message.id)?.abort();
        return undefined;
    }
  };

  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    const { id } = data;
    answer(data)?.then(
      (result) => post({ id, kind: 'result', result }, buffersOf(result)),
      (error: unknown) => post({ id, kind: 'error', error: toPlainError(error) }),
    );
  };
  post({ kind: 'hello' });
  void holdLife((lock) => post({ kind: 'alive', lock }));
}

/** Buffers of a run's output and records or of parts, which are transferred. Parameters are copied: the engine keeps them. */
function buffersOf(result: Calls[CallName]['result']): Transferable[] {
  if (typeof result !== 'object') return [];
  if ('milliseconds' in result && 'parts' in result)
    // Parts that were read from a GPU in one batch share a buffer, which can be transferred only once.
    return [...new Set(result.parts.map(({ picture }) => picture.data.buffer as ArrayBuffer))];
  if (!('output' in result)) return [];
  const records = 'trace' in result ? result.trace.records.values() : [];
  return [result.output, ...records].map(({ data }) => data.buffer as ArrayBuffer);
}
