import { ReaderError } from '../image/reader-error.ts';
import { describeRefusal } from './backends/refusal.ts';
import type { BackendName, Refusal } from './protocol.ts';

/** For when the worker that ran `backend` hung, crashed or lost its device. */
export function stopped(backend: BackendName, detail: string, isGivenUp: boolean): ReaderError {
  const next = isGivenUp
    ? 'That was repeated, so another backend takes its place; the list of engines offers it again'
    : 'It is being started again, and then the run can be repeated';
  return new ReaderError('backend-stopped', `The ${backend} backend stopped working: ${detail}. ${next}.`, {
    backend,
    detail,
    ...(isGivenUp && { givenUp: 1 }),
  });
}

/** For when `backend` crashed its worker while it was being started. */
export function unavailable(backend: BackendName, refusal: Refusal): ReaderError {
  return new ReaderError(
    'backend-unavailable',
    `The ${backend} backend ${describeRefusal(refusal)}. Choose another backend.`,
    { backend, ...refusal },
  );
}

/** For when the code of a worker did not come: the network failed, or a newer build has taken its place. */
export function codeMissing(detail: string): ReaderError {
  return new ReaderError(
    'code-missing',
    `A part of the notebook did not load (${detail}): the network failed, or the notebook has been renewed ` +
      'since this page was opened. Check the network, then load the page again.',
    { detail },
  );
}

/** For when the worker hung as it read a checkpoint. */
export function unreadable(name: string, detail: string): ReaderError {
  return new ReaderError(
    'file-unreadable',
    `"${name}" could not be read: ${detail}. It may be damaged: take another file of weights.`,
    { name, detail },
  );
}

/** For when the browser starts no worker. */
export function noWorker(detail: string): ReaderError {
  return new ReaderError(
    'backend-unavailable',
    `The network runs in a module worker, and this browser did not start one: ${detail}. ` +
      'Use a current browser, and open the page over http or https instead of as a file.',
    { missing: 'module worker', detail },
  );
}
