import { checkAgreement, largestDifference } from './agreement.ts';
import { ask } from './places/place.ts';
import type { OpenSeat, Seats } from './places/seats.ts';
import type { Job, Lane } from './plan.ts';
import { row, type Row } from './report/row.ts';
import type { RunReport } from './seat/messages.ts';
import { takeTurns } from './turns.ts';

type Seated = Lane & OpenSeat;

/**
 * Opens the seats of a job, compares what they put out, and then times them in turn.
 * Rejects when one does not compute what the others do.
 * @param say told what is being done, in a few words
 */
export async function runJob(job: Job, seats: Seats, say: (words: string) => void): Promise<Row[]> {
  const lanes: Seated[] = [];
  for (const lane of job.lanes) lanes.push({ ...lane, ...(await seats.at(lane.seat)) });
  const rows: Row[] = [];
  for (const size of job.sizes) {
    say(`${size} px: checking`);
    const seen = await lookAtAll(lanes, size);
    const times = await takeTurns(
      lanes,
      job.repeats,
      async ({ line, way }) => (await ask(line, 'run', { way, size, look: false })).milliseconds,
      (done) => say(`${size} px: ${done} of ${job.repeats}`),
    );
    for (const [lane, list] of times) rows.push(row(subject(job, lane, size), list, seen.get(lane)!));
  }
  return rows;
}

/** The second run of everybody, the first in which nothing is compiled any more. */
async function lookAtAll(
  lanes: readonly Seated[],
  size: number,
): Promise<Map<Seated, ReturnType<typeof seenIn>>> {
  const reports = new Map<Seated, RunReport>();
  for (const lane of lanes) {
    await ask(lane.line, 'run', { way: lane.way, size, look: false });
    reports.set(lane, await ask(lane.line, 'run', { way: lane.way, size, look: true }));
  }
  const reference = lanes.find(({ contender }) => contender === 'tfjs') ?? lanes[0]!;
  const plain = reports.get(reference)!.output!;
  return new Map(lanes.map((lane) => [lane, seenIn(lane, reports.get(lane)!, plain)]));
}

function seenIn({ contender, info }: Seated, { output, wanted, gpu }: RunReport, plain: Float32Array) {
  const difference = largestDifference(output!, wanted ?? plain);
  checkAgreement(contender, difference, info.precision);
  return { difference, ...(gpu && { gpu }) };
}

function subject({ where, backend, adapter }: Job, { task, contender, seat, info }: Seated, size: number) {
  return {
    task,
    where,
    backend,
    threads: seat.threads,
    contender,
    net: info.net,
    size,
    ...(adapter && { adapter: adapter.name, software: adapter.software }),
    ...(info.kernels !== undefined && { kernels: info.kernels }),
  };
}
