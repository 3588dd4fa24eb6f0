import { doShare, finish, sharesOf } from './tasks';

/**
 * The threads that work on one memory, and the job they work on: the leader, who has the job done, and helpers, who
 * take shares of it as long as there are any. What several threads write to has a line of the cache to itself.
 */
@unmanaged
class Crew {
  /** Odd while a job is open; goes up by one when a job is opened and when it is closed. -1 when helpers are to leave. */
  round: i32;
  task: i32;
  shares: i32;
  /** How many helpers there are. */
  helpers: i32;
  /** Scratch of the leader; that of the helpers follows, each `scratchBytes` long. */
  scratch: usize;
  scratchBytes: usize;
  /** Memory that all shares of the job have in common. */
  room: usize;
  /** How long the leader waits for a helper to end its share, in milliseconds. */
  patience: i32;
}

/** Bytes from a crew's start to the share that is taken next, to the number of helpers at work, and to the job. */
const next: usize = 64;
const busy: usize = 128;
const job: usize = 192;

/** Bytes that a crew takes, its job included. */
export function crewBytes(): usize {
  return 256;
}

/** How often to look before going to sleep: for longer than from one layer's job to the next, as waking up takes time. */
const looks: i32 = 200_000;

/**
 * Has the job done. False when a helper who has begun a share does not end it in time: what the job has made is then
 * incomplete, and the crew can do no other job.
 */
export function lead(crew: usize, task: i32): bool {
  const words = changetype<Crew>(crew);
  const shares = sharesOf(task, crew + job);
  const together = ASC_FEATURE_THREADS && shares > 1 && words.helpers > 0;
  if (together) {
    if (!leadHelpers(crew, task, shares)) return false;
  } else {
    for (let share = 0; share < shares; share++) doShare(task, crew + job, share, words.scratch, words.room);
  }
  finish(task, crew + job, words.room);
  return true;
}

/** The life of a helper, `number` counting from 1: waits for jobs and works at them until the crew is dismissed. */
export function help(crew: usize, number: i32): void {
  if (ASC_FEATURE_THREADS) {
    const words = changetype<Crew>(crew);
    let served = 0;
    for (;;) {
      const round = awaitRound(crew, served);
      if (round < 0) return;
      // Whoever has said that he is busy finds the job as it is: the leader writes no other one meanwhile.
      atomic.add<i32>(crew + busy, 1);
      if (atomic.load<i32>(crew) & 1) takeShares(crew, words.scratch + <usize>number * words.scratchBytes);
      if (atomic.sub<i32>(crew + busy, 1) === 1) atomic.notify(crew + busy, 1);
      served = round;
    }
  }
}

function leadHelpers(crew: usize, task: i32, shares: i32): bool {
  const words = changetype<Crew>(crew);
  words.task = task;
  words.shares = shares;
  atomic.store<i32>(crew + next, 0);
  atomic.add<i32>(crew, 1);
  atomic.notify(crew, min(words.helpers, shares - 1));
  takeShares(crew, words.scratch);
  atomic.add<i32>(crew, 1);
  return awaitIdle(crew, words.patience);
}

function takeShares(crew: usize, scratch: usize): void {
  const words = changetype<Crew>(crew);
  for (;;) {
    const share = atomic.add<i32>(crew + next, 1);
    if (share >= words.shares) return;
    doShare(words.task, crew + job, share, scratch, words.room);
  }
}

/** The number of a round that is open and that has not been served; below 0 once the crew is dismissed. */
function awaitRound(crew: usize, served: i32): i32 {
  let round = atomic.load<i32>(crew);
  for (let look = 0; !(round & 1) || round === served; look++) {
    if (look >= looks) atomic.wait<i32>(crew, round, -1);
    round = atomic.load<i32>(crew);
  }
  return round;
}

/** Whether all helpers have ended their shares in time. */
function awaitIdle(crew: usize, patience: i32): bool {
  for (let look = 0; look < looks; look++) {
    if (!atomic.load<i32>(crew + busy)) return true;
  }
  // In slices: while the machine sleeps, not more than one passes.
  const slice = 20;
  for (let waited = 0; waited < patience; waited += slice) {
    const helpers = atomic.load<i32>(crew + busy);
    if (!helpers) return true;
    atomic.wait<i32>(crew + busy, helpers, <i64>slice * 1_000_000);
  }
  return !atomic.load<i32>(crew + busy);
}
