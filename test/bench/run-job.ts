import { checkAgreement, largestDifference } from './agreement.ts';
import { ask } from './environments/environment.ts';
import type { OpenWorker, Workers } from './environments/workers.ts';
import type { Job, Lane } from './plan.ts';
import { row, type Row } from './report/row.ts';
import type { RunReport } from './worker/messages.ts';
import { interleave } from './interleave.ts';

type OpenLane = Lane & OpenWorker;

/**
 * Opens the workers of a job, compares what they put out, and then times them in turn.
 * Rejects when one does not compute what the others do.
 * @param say told what is being done, in a few words
 */
export async function runJob(job: Job, workers: Workers, say: (words: string) => void): Promise<Row[]> {
  const lanes: OpenLane[] = [];
  for (const lane of job.lanes) lanes.push({ ...lane, ...(await workers.at(lane.worker)) });
  const rows: Row[] = [];
  for (const size of job.sizes) {
    say(`${size} px: checking`);
    const seen = await lookAtAll(lanes, size);
    const times = await interleave(
      lanes,
      job.repeats,
      async ({ channel, way }) => (await ask(channel, 'run', { way, size, look: false })).milliseconds,
      (done) => say(`${size} px: ${done} of ${job.repeats}`),
    );
    for (const [lane, list] of times) rows.push(row(subject(job, lane, size), list, seen.get(lane)!));
  }
  return rows;
}

/** The second run of everybody, the first in which nothing is compiled any more. */
async function lookAtAll(
  lanes: readonly OpenLane[],
  size: number,
): Promise<Map<OpenLane, ReturnType<typeof seenIn>>> {
  const reports = new Map<OpenLane, RunReport>();
  for (const lane of lanes) {
    await ask(lane.channel, 'run', { way: lane.way, size, look: false });
    reports.set(lane, await ask(lane.channel, 'run', { way: lane.way, size, look: true }));
  }
  const reference = lanes.find(({ contender }) => contender === 'tfjs') ?? lanes[0]!;
  const plain = reports.get(reference)!.output!;
  return new Map(lanes.map((lane) => [lane, seenIn(lane, reports.get(lane)!, plain)]));
}

function seenIn(
  { contender, info }: OpenLane,
  { output, wanted, gpu, counted }: RunReport,
  plain: Float32Array,
) {
  const difference = largestDifference(output!, wanted ?? plain);
  checkAgreement(contender, difference, info.precision);
  return { difference, ...(gpu && { gpu }), ...(counted !== undefined && { counted }) };
}

function subject(
  { where, backend, adapter }: Job,
  { task, contender, worker, info }: OpenLane,
  size: number,
) {
  return {
    task,
    where,
    backend,
    threads: worker.threads,
    contender,
    net: info.net,
    size,
    ...(adapter && { adapter: adapter.name, software: adapter.software }),
    ...(info.kernels !== undefined && { kernels: info.kernels }),
  };
}
