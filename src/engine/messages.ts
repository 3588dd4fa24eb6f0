import { ReaderError, type ReaderErrorCode } from '../image/reader-error.ts';
import { abortError, isAbortError } from './abort.ts';
import type {
  BackendName,
  BackendReport,
  CheckpointInfo,
  ContributionsProgress,
  ContributionsRequest,
  ContributionsResult,
  EngineApi,
  Refusal,
  RunProgress,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from './protocol.ts';

/** The calls to the worker, with the types of their arguments, results and, where they report, of their progress. */
export interface Calls {
  start: {
    arguments: { wanted: BackendName | undefined; refused: ReadonlyMap<BackendName, Refusal> };
    result: BackendReport;
  };
  loadCheckpoint: { arguments: { name: string; bytes: ArrayBuffer }; result: CheckpointInfo };
  run: { arguments: RunRequest; result: RunResult; progress: RunProgress };
  runSystem: { arguments: SystemRequest; result: SystemResult; progress: RunProgress };
  contributions: {
    arguments: ContributionsRequest;
    result: ContributionsResult;
    progress: ContributionsProgress;
  };
  parameters: { arguments: readonly string[]; result: Awaited<ReturnType<EngineApi['parameters']>> };
  numTensors: { arguments: undefined; result: number };
}

export type CallName = keyof Calls;

/** Calls that report progress and can be cancelled. */
export type CancellableCall = {
  [C in CallName]: Calls[C] extends { progress: unknown } ? C : never;
}[CallName];

/** What any call reports. */
export type Progress = Calls[CancellableCall]['progress'];

/** Messages from page to worker. */
export type ToWorker =
  | {
      [C in CallName]: { readonly id: number; readonly call: C; readonly arguments: Calls[C]['arguments'] };
    }[CallName]
  | { readonly id: number; readonly call: 'abort' };

/**
 * Messages from worker to page; each restarts the watchdog. 'hello': the worker's code has loaded; 'alive': it holds a lock
 * until it ends.
 */
export type FromWorker =
  | { readonly id: number; readonly kind: 'result'; readonly result: Calls[CallName]['result'] }
  | { readonly id: number; readonly kind: 'error'; readonly error: PlainError }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'hello' }
  | { readonly kind: 'alive'; readonly lock: string }
  | { readonly kind: 'trying'; readonly backend: BackendName }
  | { readonly kind: 'lost'; readonly detail: string };

/** What a worker, its global scope and a `MessagePort` have in common. */
export interface Port {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** An error as it crosses threads, where classes are lost. */
export type PlainError =
  | { readonly kind: 'abort' }
  | {
      readonly kind: 'reader';
      readonly code: ReaderErrorCode;
      readonly message: string;
      readonly details: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'other'; readonly message: string };

/** Any error in the form in which it is posted. */
export function toPlainError(error: unknown): PlainError {
  if (isAbortError(error)) return { kind: 'abort' };
  if (error instanceof ReaderError) {
    return { kind: 'reader', code: error.code, message: error.message, details: error.details };
  }
  return { kind: 'other', message: error instanceof Error ? error.message : String(error) };
}

/** The error that was posted. */
export function fromPlainError(error: PlainError): Error {
  switch (error.kind) {
    case 'abort':
      return abortError();
    case 'reader':
      return new ReaderError(error.code, error.message, { ...error.details });
    case 'other':
      return new Error(error.message);
  }
}
