import { median, quantile } from 'd3';
import type { EnvironmentName } from '../environments/environment.ts';
import { isPageTask, pageTasks, type BenchBackend, type GpuWork, type PartWay } from '../worker/messages.ts';

/** What is measured. */
export const taskNames = [
  'forward',
  ...pageTasks,
  'contributions',
  'linear',
  'tiling',
  'paper',
  'train',
  'start',
  'words',
  'losses',
  'frames',
] as const;

export type TaskName = (typeof taskNames)[number];

/** A runner and what it does, as the rows call it: `ours-simd` is ours without relaxed SIMD. */
export type ContenderName =
  | 'ours'
  | 'ours-simd'
  | 'ours-exact'
  | 'tfjs'
  | 'ort'
  /** PyTorch; and forward passes beside steps of training. */
  | 'torch'
  | 'ours-forward'
  | 'torch-forward'
  /** Ours, parts of the output. */
  | PartWay
  /** Visits of the built page: on a profile that is new, and on one that has seen it. */
  | 'cold'
  | 'warm'
  /** Visits of a page of one word. */
  | 'empty'
  /** The first start of what is then lost, and its return after each loss. */
  | 'started'
  | 'recovered'
  /** The explorer's movements into a part of the network, and back. */
  | 'down'
  | 'up';

/** What a row is about. */
export interface Subject {
  readonly task: TaskName;
  readonly where: EnvironmentName;
  /** `cpu`: PyTorch, or TF.js in plain JavaScript. */
  readonly backend: BenchBackend | 'cpu';
  readonly threads: number;
  readonly contender: ContenderName;
  /** Groups x blocks x features. */
  readonly net: string;
  /** Width and height of the LR picture in pixels. */
  readonly size: number;
  /** The page of the site that is visited, the part of the notebook that is lost, or the movement that is drawn. */
  readonly page?: string;
  /** The graphics adapter, on webgpu. */
  readonly adapter?: string;
  /** Whether that adapter is the CPU in disguise: then the times say nothing about a GPU. */
  readonly software?: boolean;
  /** The build of our own kernels that ran. */
  readonly kernels?: string;
}

/** What was seen in an untimed run. */
export interface Seen {
  /** Largest difference of the output to that of plain TF.js ops in the same place, or else to ours; in 0..255. */
  readonly difference?: number;
  readonly gpu?: GpuWork;
  /** Multiply-adds as a multiple of those of a forward pass. */
  readonly counted?: number;
}

/** One line of the report; times in milliseconds of wall clock, over `n` repeats. */
export interface Row extends Subject, Partial<GpuWork> {
  readonly median_ms: number;
  readonly min_ms: number;
  /** First and third quartile, between neighbours interpolated. */
  readonly q1_ms: number;
  readonly q3_ms: number;
  readonly max_ms: number;
  readonly n: number;
  readonly difference?: number;
  readonly counted?: number;
  /**
   * Of a start, until the first output: medians of when the page was how far, and of what came over the network. Of a
   * movement: until all that it leads to is drawn, and the longest task of the page's thread meanwhile.
   */
  readonly stages?: Readonly<Record<string, number>>;
  readonly requests?: number;
  readonly kilobytes?: number;
  /** Compressed script that had come when the words could be read. */
  readonly script_kilobytes?: number;
}

/** The visits of the empty page, which those of a page's words are compared with; undefined where it was not visited. */
export function emptyFor(row: Row, rows: readonly Row[]): Row | undefined {
  if (row.task !== 'words' || row.contender === 'empty') return undefined;
  return rows.find(
    ({ task, contender, where }) => task === 'words' && contender === 'empty' && where === row.where,
  );
}

/** A contender's times at one size as a row. `times` must not be empty. */
export function row(subject: Subject, times: readonly number[], { difference, gpu, counted }: Seen): Row {
  return {
    ...subject,
    median_ms: rounded(median(times)!),
    min_ms: rounded(Math.min(...times)),
    q1_ms: rounded(quantile(times, 0.25)!),
    q3_ms: rounded(quantile(times, 0.75)!),
    max_ms: rounded(Math.max(...times)),
    n: times.length,
    ...(difference !== undefined && { difference }),
    ...(counted !== undefined && { counted }),
    ...gpu,
  };
}

/** To microseconds: what lies below is noise. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

/** How many times as long as counted parts take, compared with a forward pass; undefined where nothing was counted. */
export function overCounted(row: Row, rows: readonly Row[]): number | undefined {
  const ours = oursFor(row, rows);
  if (row.counted === undefined || !ours) return undefined;
  return row.median_ms / ours.median_ms / row.counted;
}

/**
 * The row that a row is compared with: ours in the same task, or in a plain forward pass for what the page does, in the
 * same place and size, with as many threads if there is one, else with one. Undefined where ours was not measured.
 */
export function oursFor(row: Row, rows: readonly Row[]): Row | undefined {
  const wanted = isPageTask(row.task) ? 'forward' : row.task;
  const alike = rows.filter(
    ({ contender, task, where, backend, net, size }) =>
      contender === 'ours' &&
      task === wanted &&
      where === row.where &&
      (backend === row.backend || task === 'train') &&
      net === row.net &&
      size === row.size,
  );
  return alike.find(({ threads }) => threads === row.threads) ?? alike.find(({ threads }) => threads === 1);
}
