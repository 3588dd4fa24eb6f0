import { ReaderError, type ReaderErrorCode } from '../../image/reader-error.ts';
import { holdLife, onceEnded } from '../../engine/thread-life.ts';
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
  /** The thread lives until this lock is free. */
  | { readonly lock: string }
  /** The thread has come to the call. */
  | { readonly id: number; readonly begun: true }
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
  const held = holdLife((lock) => port.postMessage({ lock } satisfies Answer, []));
  const answer = async ({ id, method, args }: Call): Promise<void> => {
    // Else nobody would be told if the thread ended in the middle of its first call.
    await held;
    port.postMessage({ id, begun: true } satisfies Answer, []);
    try {
      const handler: unknown = api[method as keyof A];
      const value = await (handler as Handler).apply(api, [...args]);
      port.postMessage({ id, value } satisfies Answer, transfersOf(value));
    } catch (error) {
      port.postMessage({ id, error: describe(error) } satisfies Answer, []);
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<Call>) => void answer(data));
}

function describe(error: unknown) {
  if (error instanceof ReaderError)
    return { code: error.code, message: error.message, details: { ...error.details } };
  return { message: error instanceof Error ? error.message : String(error) };
}

/** Milliseconds in which a thread that has been heard of and has nothing to do begins with a call. */
export const silenceMs = 15_000;

/** Milliseconds after which a call is given up that has begun in a thread whose end nobody would be told of. */
export const longestMs = 120_000;

/** Sends calls through a port and settles each with its answer. */
export class Caller<A extends ThreadApi<A>> {
  /** Whether anything has come from the other end; before, its code may still be on its way. */
  isHeard = false;
  /** Whether the end of the thread is told. */
  #isHeld = false;
  readonly #port: Port;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  readonly #onEnded: () => void;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  /** @param onEnded called when the other end is gone, or may be by `silenceMs` or `longestMs`; then `abandon` is to be called */
  constructor(port: Port, onEnded: () => void = () => undefined) {
    this.#port = port;
    this.#onEnded = onEnded;
    port.addEventListener('message', (event: MessageEvent<Answer>) => this.#settle(event.data));
  }

  call<M extends keyof A>(method: M, ...args: Parameters<A[M]>): ReturnType<A[M]> {
    const id = ++this.#last;
    if (this.isHeard && this.#waiting.size === 0) this.#silence = setTimeout(this.#onEnded, silenceMs);
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#port.postMessage({ id, method, args } satisfies Call, args.flatMap(transfersOf));
    return answer as ReturnType<A[M]>;
  }

  /** Rejects every call still waiting, as when the thread at the other end is gone. */
  abandon(error: Error): void {
    clearTimeout(this.#silence);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #settle(answer: Answer): void {
    this.isHeard = true;
    clearTimeout(this.#silence);
    if ('lock' in answer) {
      this.#isHeld = true;
      return onceEnded(answer.lock, this.#onEnded);
    }
    if ('begun' in answer) {
      if (!this.#isHeld) this.#silence = setTimeout(this.#onEnded, longestMs);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) return waiting?.resolve(answer.value);
    const { code, message, details } = answer.error;
    waiting?.reject(code ? new ReaderError(code, message, details) : new Error(message));
  }
}
