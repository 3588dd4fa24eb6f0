import { emptyFor, oursFor, overCounted, taskNames, type Row, type TaskName } from './row.ts';

/** What the rows of each task are, in a line. */
export const taskWords: Readonly<Record<TaskName, string>> = {
  forward: 'a forward pass',
  trace: 'a forward pass with all attention vectors and the maps of two groups recorded',
  'edit-first': 'a channel of the first group is muted, and what that changes computed anew',
  'edit-middle': 'the same in the middle group',
  'edit-last': 'the same in the last group',
  sweep: 'a channel of the middle block is muted where another one of it was before',
  contributions:
    'a forward pass (ours), and from there what no block and every group adds to the output (groups), every block, every channel of the first block; beside the work as it is counted in multiply-adds',
  linear: 'a forward pass of growing pictures',
  tiling: 'a forward pass whole, and in exact tiles',
  paper: 'a forward pass of a network of the size in the paper',
  train:
    'a step of Adam on the L1 loss of 8 patches of 24 px, and a forward pass of the same batch; PyTorch in float32 on as many threads',
  start: 'from the navigation to the first output, on a new profile and on one that has seen the page',
  words:
    'from the navigation to words that can be read, over slow 4G, the page computing four times slower; beside a page of one word',
  losses:
    'from the start of an engine or thread, and from its loss, until it has computed; fifty losses in no order',
  frames:
    'from one frame to the next while the explorer moves between two levels, drawn by the CPU (no GPU is asked for): the mean over a movement',
};

const head = [
  'where',
  'backend',
  'net',
  'size',
  'contender',
  'page',
  'median ms',
  'min – max',
  'quartiles',
  'ns / pixel',
  'of ours',
  'counted',
  'of counted',
  'of empty',
  'difference',
  'dispatches',
  'submits',
  'stages',
  'requests',
  'kB',
  'script kB before words',
  'runs',
];

/** A task's rows as text, compared with those of all tasks, the first line naming the columns; columns that are empty throughout are left out. */
export function cells(rows: readonly Row[], all: readonly Row[]): string[][] {
  const lines = [head, ...rows.map((row) => line(row, all))];
  const used = head.map((_, column) => lines.slice(1).some((cells) => cells[column] !== ''));
  return lines.map((cells) => cells.filter((_, column) => used[column]));
}

function line(row: Row, rows: readonly Row[]): string[] {
  const { where, backend, threads, software, contender, net, size, median_ms } = row;
  const ours = oursFor(row, rows);
  const empty = emptyFor(row, rows);
  const kind = software === true ? ' (software)' : threads > 1 ? `, ${threads} threads` : '';
  return [
    where,
    `${backend}${kind}`,
    net,
    `${size} px`,
    contender,
    row.page ?? '',
    milliseconds(median_ms),
    `${milliseconds(row.min_ms)} – ${milliseconds(row.max_ms)}`,
    `${milliseconds(row.q1_ms)} – ${milliseconds(row.q3_ms)}`,
    row.stages ? '' : `${Math.round((median_ms * 1e6) / size ** 2)}`,
    ours ? (median_ms / ours.median_ms).toFixed(2) : '',
    row.counted?.toFixed(2) ?? '',
    overCounted(row, rows)?.toFixed(2) ?? '',
    empty ? (median_ms / empty.median_ms).toFixed(2) : '',
    row.difference ? row.difference.toExponential(1) : count(row.difference),
    count(row.dispatches),
    count(row.submits),
    Object.entries(row.stages ?? {})
      .map(([stage, ms]) => `${stage} ${ms}`)
      .join(', '),
    count(row.requests),
    count(row.kilobytes),
    count(row.script_kilobytes),
    `${row.n}`,
  ];
}

const milliseconds = (value: number): string => value.toFixed(value < 1000 ? 1 : 0);

const count = (value: number | undefined): string => (value === undefined ? '' : `${value}`);

/** The rows of each task that has any. */
export function byTask(rows: readonly Row[]): [TaskName, Row[]][] {
  return taskNames
    .map((task): [TaskName, Row[]] => [task, rows.filter((row) => row.task === task)])
    .filter(([, own]) => own.length > 0);
}

/** The rows as tables for people, one per task, columns aligned. */
export function table(rows: readonly Row[]): string {
  return byTask(rows)
    .map(([task, own]) => `${task}: ${taskWords[task]}\n${aligned(cells(own, rows))}`)
    .join('\n\n');
}

/** Columns as wide as their longest cell, filled from the left. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => line.map((cell, column) => cell.padStart(widths[column]!)).join('  '))
    .join('\n');
}
