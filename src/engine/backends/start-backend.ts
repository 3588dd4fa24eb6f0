import {
  findBackendFactory,
  getBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { BackendName } from '../protocol.ts';
import { withTimeLimit } from '../time-limit.ts';
import { Refused, type Candidate, type CreatedBackend, type RunningBackend } from './backend.ts';
import { Lifeline } from '../lifeline.ts';

/** Whether the current backend computes what it should. Rejects with `Refused` when it does not. */
export type SelfCheck = (backend: RunningBackend) => Promise<void>;

export interface StartOptions {
  /** Whether the reader asked for this backend: then one computed in software is good enough. */
  readonly byName: boolean;
  readonly check: SelfCheck;
  /** The backend to go back to when this one is refused. */
  readonly running: BackendName | undefined;
}

/**
 * Creates a backend, makes it TF.js's current one and checks it. The one that runs stays registered; the caller
 * stops it once nothing of its is needed. Rejects with `Refused`.
 */
export async function startBackend(
  candidate: Candidate,
  { byName, check, running }: StartOptions,
): Promise<RunningBackend> {
  const { name, startLimit: limit } = candidate;
  try {
    const presence = await withTimeLimit(candidate.probe(), limit, 'looking for it');
    if (!presence.present) throw new Refused({ reason: 'absent' });
    if (presence.softwareAdapter !== undefined && !byName) {
      throw new Refused({ reason: 'software', adapter: presence.softwareAdapter });
    }
    const { kernels, ...created } = await createInTime(candidate, limit);
    unregister(name);
    registerBackend(name, () => kernels);
    await setBackend(name);
    const lifeline = new Lifeline();
    void created.lost?.then((detail) => lifeline.lose(name, detail));
    const started = { name, lifeline, ...created };
    await withTimeLimit(check(started), limit, 'the self-check');
    return started;
  } catch (error) {
    if (getBackend() === name) {
      unregister(name);
      if (running) await setBackend(running);
    }
    if (error instanceof Refused) throw error;
    throw new Refused({ reason: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Frees a backend and its device. Its tensors must be gone. */
export function stopBackend(name: BackendName): void {
  unregister(name);
}

/** A backend that is created too late is freed again when it comes. */
async function createInTime(candidate: Candidate, limit: number): Promise<CreatedBackend> {
  const creating = candidate.create();
  try {
    return await withTimeLimit(creating, limit, 'creating it');
  } catch (error) {
    creating.then(
      ({ kernels, ownKernels }) => {
        ownKernels?.remove();
        kernels.dispose();
      },
      () => undefined,
    );
    throw error;
  }
}

/** Also drops the factory that a backend's package registers on import. */
function unregister(name: BackendName): void {
  if (findBackendFactory(name)) removeBackend(name);
}
