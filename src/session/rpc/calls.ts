import { ReaderError, type ReaderErrorCode } from '../../image/reader-error.ts';
import { transfersOf } from './transfer.ts';

/** What a thread can be asked: methods of plain data that answer with promises of it. */
export type ThreadApi<A> = Record<keyof A, (...args: never[]) => Promise<unknown>>;

type Handler = (...args: readonly unknown[]) => Promise<unknown>;

interface Call {
  readonly id: number;
  readonly method: PropertyKey;
  readonly args: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly code?: ReaderErrorCode;
        readonly message: string;
        readonly details?: Record<string, string | number>;
      };
    };

/** The two ends of a channel between threads: a `Worker`, or a worker's own scope. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Answers every call that comes through the port with what `api` returns or throws. */
export function serveCalls<A extends ThreadApi<A>>(port: Port, api: A): void {
  port.addEventListener('message', (event: MessageEvent<Call>) => {
    const { id, method, args } = event.data;
    const handler: unknown = api[method as keyof A];
    (handler as Handler).apply(api, [...args]).then(
      (value) => port.postMessage({ id, value } satisfies Answer, transfersOf(value)),
      (error: unknown) => port.postMessage({ id, error: describe(error) } satisfies Answer, []),
    );
  });
}

function describe(error: unknown) {
  if (error instanceof ReaderError)
    return { code: error.code, message: error.message, details: { ...error.details } };
  return { message: error instanceof Error ? error.message : String(error) };
}

/** Sends calls through a port and settles each with its answer. */
export class Caller<A extends ThreadApi<A>> {
  readonly #port: Port;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #last = 0;

  constructor(port: Port) {
    this.#port = port;
    port.addEventListener('message', (event: MessageEvent<Answer>) => this.#settle(event.data));
  }

  call<M extends keyof A>(method: M, ...args: Parameters<A[M]>): ReturnType<A[M]> {
    const id = ++this.#last;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#port.postMessage({ id, method, args } satisfies Call, args.flatMap(transfersOf));
    return answer as ReturnType<A[M]>;
  }

  /** Rejects every call still waiting, as when the thread at the other end is gone. */
  abandon(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) return waiting?.resolve(answer.value);
    const { code, message, details } = answer.error;
    waiting?.reject(code ? new ReaderError(code, message, details) : new Error(message));
  }
}
