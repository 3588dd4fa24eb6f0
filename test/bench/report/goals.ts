import { editTasks } from '../worker/messages.ts';
import { editedGroup } from '../worker/page-runs.ts';
import { emptyFor, oursFor, overCounted, type Row } from './row.ts';

/** What is aimed at, and what a run found. */
export interface Goal {
  readonly goal: string;
  /** The figure farthest from the goal, of those that the run has. */
  readonly figure: number;
  readonly met: boolean;
}

interface Aim {
  readonly goal: string;
  readonly bound: number;
  readonly direction: 'at least' | 'at most';
  /** The figures that the goal is about; none when the run did not measure them. */
  readonly figures: (rows: readonly Row[]) => number[];
}

type Filter = Partial<Row>;

const matches = (row: Row, filter: Filter): boolean =>
  Object.entries(filter).every(([field, value]) => row[field as keyof Row] === value);

/** How many times as long as ours a row takes; nothing where ours was not measured on as many threads. */
function ratio(row: Row, rows: readonly Row[]): number[] {
  const ours = oursFor(row, rows);
  return ours && ours.threads === row.threads ? [row.median_ms / ours.median_ms] : [];
}

/** That of all rows that match. */
const ratios =
  (filter: Filter) =>
  (rows: readonly Row[]): number[] =>
    rows.filter((row) => matches(row, filter)).flatMap((row) => ratio(row, rows));

/** How many times as much of a count as ours the rows of plain TF.js ops have. */
const counts =
  (field: 'dispatches' | 'submits') =>
  (rows: readonly Row[]): number[] =>
    rows
      .filter((row) => matches(row, { contender: 'tfjs', backend: 'webgpu' }))
      .flatMap((row) => {
        const ours = oursFor(row, rows)?.[field];
        return ours === undefined ? [] : [row[field]! / ours];
      });

/** How much of a plain forward pass edits take beyond the share of the groups from the edited one on. */
const editExcess = (rows: readonly Row[]): number[] =>
  editTasks.flatMap((task) =>
    rows
      .filter((row) => matches(row, { task }))
      .flatMap((row) => {
        const groups = Number.parseInt(row.net);
        const share = (groups - editedGroup(groups, task)) / groups;
        return ratio(row, rows).map((found) => found - share);
      }),
  );

/** Visits of the site's own pages until their words can be read. */
const words: Filter = { task: 'words', contender: 'cold' };

const ort: Filter = { task: 'forward', contender: 'ort' };
const ortOnWasm: Filter = { ...ort, where: 'chromium', backend: 'wasm' };

const aims: readonly Aim[] = [
  {
    goal: 'wasm, 1 thread, Chromium: onnxruntime-web / ours',
    bound: 3,
    direction: 'at least',
    figures: ratios({ ...ortOnWasm, threads: 1 }),
  },
  {
    goal: 'the same without relaxed SIMD',
    bound: 2.3,
    direction: 'at least',
    figures: (rows) =>
      rows
        .filter((row) => matches(row, { contender: 'ours-simd' }))
        .flatMap((ours) =>
          rows
            .filter((row) => matches(row, { ...ortOnWasm, threads: 1, size: ours.size, net: ours.net }))
            .map((row) => row.median_ms / ours.median_ms),
        ),
  },
  {
    goal: 'wasm, 2 threads, Chromium: onnxruntime-web / ours',
    bound: 2,
    direction: 'at least',
    figures: ratios({ ...ortOnWasm, threads: 2 }),
  },
  {
    goal: 'the network of the paper at 48 px, wasm, Chromium: onnxruntime-web / ours',
    bound: 2.5,
    direction: 'at least',
    figures: ratios({ task: 'paper', contender: 'ort' }),
  },
  {
    goal: 'wasm: difference from plain TF.js ops, in 0..255',
    bound: 2e-4,
    direction: 'at most',
    figures: (rows) =>
      rows
        .filter((row) => matches(row, { task: 'forward', contender: 'tfjs', backend: 'wasm' }))
        .flatMap((row) => oursFor(row, rows)?.difference ?? []),
  },
  {
    goal: 'webgpu: dispatches of plain TF.js ops / ours',
    bound: 3,
    direction: 'at least',
    figures: counts('dispatches'),
  },
  {
    goal: 'webgpu: submits of plain TF.js ops / ours',
    bound: 3,
    direction: 'at least',
    figures: counts('submits'),
  },
  {
    goal: 'webgpu on a software adapter: onnxruntime-web / ours',
    bound: 1,
    direction: 'at least',
    figures: ratios({ ...ort, backend: 'webgpu', software: true }),
  },
  {
    goal: 'webgpu on a GPU: onnxruntime-web / ours',
    bound: 1.5,
    direction: 'at least',
    figures: ratios({ ...ort, backend: 'webgpu', software: false }),
  },
  {
    goal: 'a trace / a plain forward pass',
    bound: 1.05,
    direction: 'at most',
    figures: ratios({ task: 'trace' }),
  },
  {
    goal: 'an edit / a plain forward pass, less the share of the groups from there on',
    bound: 0.1,
    direction: 'at most',
    figures: editExcess,
  },
  {
    goal: 'parts of an output / a plain forward pass, over what is counted',
    bound: 1.3,
    direction: 'at most',
    figures: (rows) => rows.flatMap((row) => overCounted(row, rows) ?? []),
  },
  {
    goal: 'a step of training: PyTorch / ours',
    bound: 0.8,
    direction: 'at least',
    figures: ratios({ task: 'train', contender: 'torch' }),
  },
  {
    goal: 'a step of training / a forward pass of its batch',
    bound: 3.5,
    direction: 'at most',
    figures: (rows) => ratios({ task: 'train', contender: 'ours-forward' })(rows).map((share) => 1 / share),
  },
  {
    goal: 'words of a page readable over slow 4G, in milliseconds',
    bound: 1000,
    direction: 'at most',
    figures: (rows) => rows.filter((row) => matches(row, words)).map((row) => row.median_ms),
  },
  {
    goal: 'the same / an empty page',
    bound: 1.25,
    direction: 'at most',
    figures: (rows) =>
      rows
        .filter((row) => matches(row, words))
        .flatMap((row) => {
          const empty = emptyFor(row, rows);
          return empty ? [row.median_ms / empty.median_ms] : [];
        }),
  },
  {
    goal: 'compressed script that comes before them, in kB',
    bound: 60,
    direction: 'at most',
    figures: (rows) => rows.filter((row) => matches(row, words)).flatMap((row) => row.script_kilobytes ?? []),
  },
  {
    goal: 'time per pixel from 64 to 512 px: the longest / the shortest',
    bound: 1.15,
    direction: 'at most',
    figures: (rows) => {
      const perPixel = rows
        .filter(({ task }) => task === 'linear')
        .map((row) => row.median_ms / row.size ** 2);
      return perPixel.length > 1 ? [Math.max(...perPixel) / Math.min(...perPixel)] : [];
    },
  },
  {
    goal: 'what was lost computes again: the longest of fifty / the first start',
    bound: 2,
    direction: 'at most',
    figures: (rows) =>
      rows
        .filter((row) => matches(row, { task: 'losses', contender: 'recovered' }))
        .flatMap((row) =>
          rows
            .filter((first) => matches(first, { task: 'losses', contender: 'started', page: row.page! }))
            .map((first) => row.max_ms / first.median_ms),
        ),
  },
  {
    goal: 'milliseconds from frame to frame in a movement of the explorer, the slowest median',
    bound: 20,
    direction: 'at most',
    figures: (rows) => rows.filter(({ task }) => task === 'frames').map(({ median_ms }) => median_ms),
  },
  {
    goal: 'milliseconds of the longest task of the page in such a movement',
    bound: 100,
    direction: 'at most',
    figures: (rows) =>
      rows.filter(({ task }) => task === 'frames').flatMap(({ stages }) => stages?.['longest task'] ?? []),
  },
  {
    goal: 'milliseconds from a click to the first frame with all that it opens, the slowest median',
    bound: 200,
    direction: 'at most',
    figures: (rows) => stageOf(rows, 'drawn'),
  },
  {
    goal: 'milliseconds from a click to the end of the movement that opens it, the slowest median',
    bound: 1000,
    direction: 'at most',
    figures: (rows) => stageOf(rows, 'opened'),
  },
];

/** How long the explorer's movements down took to a stage. */
const stageOf = (rows: readonly Row[], stage: string): number[] =>
  rows
    .filter(({ task, contender }) => task === 'frames' && contender === 'down')
    .flatMap(({ stages }) => stages?.[stage] ?? []);

/** The goals that a run has figures for. */
export function goals(rows: readonly Row[]): Goal[] {
  return aims.flatMap(({ goal, bound, direction, figures }) => {
    const found = figures(rows);
    if (found.length === 0) return [];
    const figure = direction === 'at least' ? Math.min(...found) : Math.max(...found);
    const met = direction === 'at least' ? figure >= bound : figure <= bound;
    return [{ goal: `${goal}, ${direction} ${bound}`, figure, met }];
  });
}

/** A goal's cells, as the columns of `goalHead`. */
export function goalCells({ goal, figure, met }: Goal): string[] {
  return [goal, Math.abs(figure) < 0.01 ? figure.toExponential(1) : figure.toFixed(2), met ? 'yes' : 'no'];
}

export const goalHead = ['goal', 'worst figure', 'met'];
