import { chunkCount, finish, runChunk } from './kernel-calls';

/**
 * State of a thread pool in the memory that its threads share: the main thread, which starts jobs, and workers. A job is
 * one kernel call, split into chunks that the threads take from a common counter. Fields that several threads write
 * follow at offsets of their own, each on its own cache line.
 */
@unmanaged
class ThreadPool {
  /** Odd while a job is open; incremented when a job is opened and when it is closed. -1 tells the workers to return. */
  generation: i32;
  kernel: i32;
  chunks: i32;
  /** Count of workers. */
  workers: i32;
  /** Scratch of the main thread; that of the workers follows, each `scratchBytes` long. */
  scratch: usize;
  scratchBytes: usize;
  /** Memory that all chunks of the job share. */
  shared: usize;
  /** Milliseconds that the main thread waits for the workers after its last chunk. */
  timeoutMs: i32;
}

/** Byte offsets from the pool's start: the next chunk to take, the count of active workers, the job's arguments. */
const nextChunk: usize = 64;
const active: usize = 128;
const job: usize = 192;

/** Bytes of a pool's state, the job's arguments included. */
export function poolBytes(): usize {
  return 256;
}

/** Polls before a thread sleeps: longer than the time between the jobs of two layers, as waking up takes longer. */
const spins: i32 = 200_000;

/**
 * Runs a job on all threads of the pool. False when a worker has not ended its chunk after `timeoutMs`: the result is
 * then incomplete, and the pool can run no other job.
 */
export function runJob(pool: usize, kernel: i32): bool {
  const state = changetype<ThreadPool>(pool);
  const chunks = chunkCount(kernel, pool + job);
  const parallel = ASC_FEATURE_THREADS && chunks > 1 && state.workers > 0;
  if (parallel) {
    if (!runWithWorkers(pool, kernel, chunks)) return false;
  } else {
    for (let chunk = 0; chunk < chunks; chunk++) runChunk(kernel, pool + job, chunk, state.scratch, state.shared);
  }
  finish(kernel, pool + job, state.shared);
  return true;
}

/** The loop of a worker, `number` counting from 1: waits for jobs and takes chunks of them until the pool is ended. */
export function workerLoop(pool: usize, number: i32): void {
  if (ASC_FEATURE_THREADS) {
    const state = changetype<ThreadPool>(pool);
    let done = 0;
    for (;;) {
      const generation = awaitJob(pool, done);
      if (generation < 0) return;
      // The main thread changes the job only while no worker is active: counted before the job is looked at again.
      atomic.add<i32>(pool + active, 1);
      if (atomic.load<i32>(pool) & 1) takeChunks(pool, state.scratch + <usize>number * state.scratchBytes);
      if (atomic.sub<i32>(pool + active, 1) === 1) atomic.notify(pool + active, 1);
      done = generation;
    }
  }
}

function runWithWorkers(pool: usize, kernel: i32, chunks: i32): bool {
  const state = changetype<ThreadPool>(pool);
  state.kernel = kernel;
  state.chunks = chunks;
  atomic.store<i32>(pool + nextChunk, 0);
  atomic.add<i32>(pool, 1);
  atomic.notify(pool, min(state.workers, chunks - 1));
  takeChunks(pool, state.scratch);
  atomic.add<i32>(pool, 1);
  return awaitWorkers(pool, state.timeoutMs);
}

function takeChunks(pool: usize, scratch: usize): void {
  const state = changetype<ThreadPool>(pool);
  for (;;) {
    const chunk = atomic.add<i32>(pool + nextChunk, 1);
    if (chunk >= state.chunks) return;
    runChunk(state.kernel, pool + job, chunk, scratch, state.shared);
  }
}

/** Waits for an open job other than generation `done`; returns its generation, or less than 0 once the pool is ended. */
function awaitJob(pool: usize, done: i32): i32 {
  let generation = atomic.load<i32>(pool);
  for (let spin = 0; !(generation & 1) || generation === done; spin++) {
    if (spin >= spins) atomic.wait<i32>(pool, generation, -1);
    generation = atomic.load<i32>(pool);
  }
  return generation;
}

/** Waits until no worker is active; false after `timeoutMs`. */
function awaitWorkers(pool: usize, timeoutMs: i32): bool {
  for (let spin = 0; spin < spins; spin++) {
    if (!atomic.load<i32>(pool + active)) return true;
  }
  // In slices, so that a machine that sleeps meanwhile uses up one slice and not the timeout.
  const sliceMs = 20;
  for (let waited = 0; waited < timeoutMs; waited += sliceMs) {
    const workers = atomic.load<i32>(pool + active);
    if (!workers) return true;
    atomic.wait<i32>(pool + active, workers, <i64>sliceMs * 1_000_000);
  }
  return !atomic.load<i32>(pool + active);
}
