import {
  findBackendFactory,
  getBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { BackendName } from '../protocol.ts';
import { withTimeout } from '../with-timeout.ts';
import type { Candidate, CreatedBackend, RunningBackend } from './backend.ts';
import { Refused } from './refusal.ts';
import { DeviceLossGuard } from '../device-loss-guard.ts';

/** Whether the current backend computes what it should. Rejects with `Refused` when it does not. */
export type SelfCheck = (backend: RunningBackend) => Promise<void>;

/**
 * Milliseconds that each stage of a start may take where the reader asked for the backend: nothing else waits for it. Less
 * than `workerTimeouts.start`.
 */
const namedStartTimeoutMs = 60_000;

export interface StartOptions {
  /** Whether the reader asked for this backend: then a software adapter is accepted, and a slow start. */
  readonly byName: boolean;
  readonly check: SelfCheck;
  /** The backend that becomes current again when this one is refused. */
  readonly running: BackendName | undefined;
}

/**
 * Creates a backend, makes it TF.js's current one and checks it. The one that ran before stays registered; the caller
 * stops it once its tensors are no longer needed. Rejects with `Refused`.
 */
export async function startBackend(
  candidate: Candidate,
  { byName, check, running }: StartOptions,
): Promise<RunningBackend> {
  const { name, startTimeoutMs } = candidate;
  const limit = byName ? Math.max(startTimeoutMs, namedStartTimeoutMs) : startTimeoutMs;
  try {
    const presence = await withTimeout(candidate.probe(), limit, 'looking for it');
    if (!presence.present) throw new Refused({ reason: 'absent' });
    if (presence.softwareAdapter !== undefined && !byName) {
      throw new Refused({ reason: 'software', adapter: presence.softwareAdapter });
    }
    const { kernels, ...created } = await createInTime(candidate, limit);
    unregister(name);
    registerBackend(name, () => kernels);
    await setBackend(name);
    const lossGuard = new DeviceLossGuard(name);
    void created.lost?.then((detail) => lossGuard.markLost(detail));
    const started = { name, lossGuard, ...created };
    await withTimeout(check(started), limit, 'the self-check');
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

/** Frees a backend and its device. Its tensors must have been disposed. */
export function stopBackend(name: BackendName): void {
  unregister(name);
}

/** Creates a backend within `limit` milliseconds; one that is finished later is freed again. */
async function createInTime(candidate: Candidate, limit: number): Promise<CreatedBackend> {
  const creating = candidate.create();
  try {
    return await withTimeout(creating, limit, 'creating it');
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
