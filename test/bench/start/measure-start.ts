import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, sum } from 'd3';
import { buildSite, projectRoot } from '../../../scripts/build.mjs';
import { serveFolder } from '../../../scripts/serve.mjs';
import { row, type Row } from '../report/row.ts';
import { Link } from './link.ts';
import { visit, type Point, type Visit } from './visit.ts';

const visits = ['cold', 'warm'] as const;
/** The stages that the report tells, in their order. */
const stages: readonly Point[] = ['words readable', 'mounted', 'engine ready', 'output shown'];

/**
 * Times the start of the built page on wasm, from the navigation to the first output of the x2 network at 96 px: with
 * a profile that has never seen it, and once more with the same. What goes over the network is counted.
 * @param say told what is being done
 */
export async function measureStart(repeats: number, say: (words: string) => void): Promise<Row[]> {
  const site = join(projectRoot, '.cache/bench-site');
  buildSite({ outDir: site });
  const server = await serveFolder(site, { isolated: true });
  const link = new Link(server.url);
  const address = `${await link.open()}?lang=en&theme=light&backend=wasm`;
  const found = { cold: [] as Visit[], warm: [] as Visit[] };
  try {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const profile = await mkdtemp(join(tmpdir(), 'profile-'));
      for (const kind of visits) found[kind].push(await visit(address, link, profile));
      await rm(profile, { recursive: true });
      say(`${repeat + 1} of ${repeats}`);
    }
  } finally {
    await link.close();
    await server.close();
  }
  return visits.map((kind) => startRow(kind, found[kind]));
}

function startRow(kind: (typeof visits)[number], measured: readonly Visit[]): Row {
  const at = (stage: Point): number[] => measured.map(({ points }) => points.get(stage) ?? NaN);
  const subject = {
    task: 'start',
    where: 'chromium',
    backend: 'wasm',
    // As many as an isolated page takes.
    threads: availableParallelism(),
    contender: kind,
    net: '5x5x32',
    size: 96,
  } as const;
  return {
    ...row(subject, at('output shown'), {}),
    stages: Object.fromEntries(stages.map((stage) => [stage, Math.round(median(at(stage))!)])),
    requests: median(measured, ({ transfers }) => transfers.length)!,
    kilobytes: Math.round(median(measured, ({ transfers }) => sum(transfers, ({ bytes }) => bytes))! / 1000),
  };
}
