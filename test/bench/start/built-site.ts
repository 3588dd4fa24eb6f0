import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, sum } from 'd3';
import { buildSite, projectRoot } from '../../../scripts/build.mjs';
import { serveFolder } from '../../../scripts/serve.mjs';
import { row, type Row, type Subject } from '../report/row.ts';
import { Link, type Line } from './link.ts';
import type { Point, Visit } from './visit.ts';

/** A file beside the site's pages that holds one word and needs nothing else. */
export const emptyPage = 'empty.html';

const oneWord = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Empty</title>
  <p>Empty</p>
</html>
`;

/** Builds the site, serves it over a line beside an empty page, gives the link to `use`, and closes both after it. */
export async function withBuiltSite<T>(
  line: Line | undefined,
  use: (link: Link, address: string) => Promise<T>,
): Promise<T> {
  const site = join(projectRoot, '.cache/bench-site');
  buildSite({ outDir: site });
  await writeFile(join(site, emptyPage), oneWord);
  const server = await serveFolder(site, { isolated: true });
  const link = new Link(server.url, line);
  try {
    return await use(link, await link.open());
  } finally {
    await link.close();
    await server.close();
  }
}

/** Makes a browser's profile for `use`, and removes it after. */
export async function withProfile<T>(use: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  try {
    return await use(profile);
  } finally {
    await rm(profile, { recursive: true });
  }
}

/** The query under which pages are visited. */
export const query = '?lang=en&theme=light&backend=wasm';

/** Visits of one page as a row, by the time of one point; the others are told beside it. */
export function visitsRow(
  part: Pick<Subject, 'task' | 'contender' | 'page'>,
  visits: readonly Visit[],
  timed: Point,
  stages: readonly Point[],
): Row {
  const at = (stage: Point): number[] => visits.map(({ points }) => points.get(stage) ?? NaN);
  const middle = (of: (visit: Visit) => number): number => median(visits, of)!;
  const subject = {
    ...part,
    where: 'chromium',
    backend: 'wasm',
    // As many as an isolated page takes.
    threads: availableParallelism(),
    net: '5x5x32',
    size: 96,
  } as const;
  return {
    ...row(subject, at(timed), {}),
    stages: Object.fromEntries(stages.map((stage) => [stage, Math.round(median(at(stage))!)])),
    requests: middle(({ transfers }) => transfers.length),
    kilobytes: Math.round(middle(({ transfers }) => sum(transfers, ({ bytes }) => bytes)) / 1000),
    script_kilobytes: Math.round(middle(({ scriptBytes }) => scriptBytes) / 1000),
  };
}
