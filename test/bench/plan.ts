import type { KernelVariant } from '../../src/engine/kernel-variants.ts';
import type { EnvironmentName } from './environments/environment.ts';
import type { ContenderName, TaskName } from './report/row.ts';
import {
  benchScales,
  isPageTask,
  partWays,
  type Adapter,
  type BenchBackend,
  type BenchScale,
  type NetSize,
  type PageTask,
  type RunnerName,
  type WorkerSpec,
  type Way,
} from './worker/messages.ts';

/** A contender of a job: its worker, and what is run there. */
export interface Lane {
  readonly task: TaskName;
  readonly contender: ContenderName;
  readonly worker: WorkerSpec;
  readonly way: Way;
}

/** Contenders that are measured together, interleaved. */
export interface Job {
  readonly where: EnvironmentName;
  readonly backend: BenchBackend;
  readonly net: NetSize | undefined;
  readonly sizes: readonly number[];
  readonly repeats: number;
  readonly lanes: readonly Lane[];
  readonly adapter?: Adapter;
}

export interface Wanted {
  readonly where: readonly EnvironmentName[];
  readonly tasks: readonly TaskName[];
  readonly repeats: number;
  /** In place of the sizes of the tasks `forward` and `paper`. */
  readonly sizes?: readonly number[] | undefined;
  /** In place of the project's own network, in all tasks but `paper`. */
  readonly net?: NetSize | undefined;
  /** The build of our kernels in the contender `ours`. */
  readonly kernels?: KernelVariant | undefined;
}

/** Networks and pictures that a software adapter is through with in seconds. */
const tiny = { net: [1, 2, 16], sizes: [16, 32] } as const;

/** The network of the paper, and a picture that it is through with in seconds. */
const paper = { net: [10, 20, 64], sizes: [48] } as const;

const forwardSizes = [64, 96, 128];

/** The size that the page has test cards in. */
const pageSize = 96;

/** The jobs of one place, in order. @param adapter what WebGPU has there; without one there is nothing to do on webgpu */
export function planJobs(wanted: Wanted, where: EnvironmentName, adapter: Adapter | undefined): Job[] {
  const others = wanted.tasks.filter((task) => !isPageTask(task));
  return [
    ...planPage(wanted, where),
    ...others.flatMap((task) => planTask(task, wanted, where, adapter)),
  ].filter(({ sizes }) => sizes.length > 0);
}

/**
 * What the page does beside plain forward passes, so that these are timed only once at its size. Alike in every place,
 * so measured where it is quickest to set up.
 */
function planPage(wanted: Wanted, where: EnvironmentName): Job[] {
  const { net, kernels, repeats, tasks } = wanted;
  const page = tasks.filter(isPageTask);
  if (where !== 'node' || page.length === 0) return [];
  const plain = tasks.includes('forward')
    ? wasmLanes(wanted, where, net)
    : [lane('forward', 'ours', 'wasm', 1, net, kernels)];
  const own = page.map((task): Lane => ({ ...lane(task, 'ours', 'wasm', 1, net, kernels), way: task }));
  // Differences of some per cent: more repeats than for ratios.
  const often = 3 * repeats;
  return [{ where, backend: 'wasm', net, repeats: often, sizes: [pageSize], lanes: [...plain, ...own] }];
}

function planTask(
  task: Exclude<TaskName, PageTask>,
  wanted: Wanted,
  where: EnvironmentName,
  adapter: Adapter | undefined,
): Job[] {
  const { net, sizes, repeats } = wanted;
  const onWasm = { where, backend: 'wasm', net, repeats } as const;
  const wasm = where !== 'dawn';
  const inNode = where === 'node';
  switch (task) {
    case 'forward': {
      const isPlanned = (size: number): boolean =>
        planPage(wanted, where).some((job) => job.sizes.includes(size));
      const left = (sizes ?? forwardSizes).filter((size) => !isPlanned(size));
      return [
        ...(wasm ? [{ ...onWasm, sizes: left, lanes: wasmLanes(wanted, where, net) }] : []),
        ...(where !== 'node' && adapter ? [onWebgpu(wanted, where, adapter)] : []),
      ];
    }
    case 'linear':
      return inNode ? [{ ...onWasm, sizes: [64, 128, 256, 512], lanes: ours(task, wanted, 'plain') }] : [];
    case 'contributions':
      return inNode
        ? benchScales.map((scale) => ({ ...onWasm, sizes: [pageSize], lanes: partLanes(wanted, scale) }))
        : [];
    case 'tiling':
      return inNode ? [{ ...onWasm, sizes: [256], lanes: ours(task, wanted, 'plain', 'exact') }] : [];
    case 'paper': {
      const job = { ...onWasm, net: paper.net, sizes: sizes ?? paper.sizes };
      const lanes = [
        lane(task, 'ours', 'wasm', 1, paper.net, wanted.kernels),
        lane(task, 'tfjs', 'wasm', 1, paper.net),
        lane(task, 'ort', 'wasm', 1, paper.net),
      ];
      return where === 'chromium' ? [{ ...job, lanes }] : [];
    }
    case 'train':
    case 'start':
    case 'words':
    case 'losses':
    case 'frames':
      // No contender's worker but processes of their own, or the page: `measureTraining`, `measureStart` and so on.
      return [];
  }
}

/** onnxruntime-web 1.30 asks Dawn in Node for something that it refuses ("Invalid argument"). */
const webgpuRunners: Readonly<Record<EnvironmentName, readonly RunnerName[]>> = {
  node: [],
  chromium: ['ours', 'tfjs', 'ort'],
  dawn: ['ours', 'tfjs'],
};

function onWebgpu({ net, sizes, repeats }: Wanted, where: EnvironmentName, adapter: Adapter): Job {
  const small = adapter.software ? (net ?? tiny.net) : net;
  return {
    where,
    backend: 'webgpu',
    net: small,
    sizes: adapter.software ? tiny.sizes : (sizes ?? forwardSizes),
    repeats,
    lanes: webgpuRunners[where].map((runner) => lane('forward', runner, 'webgpu', 1, small)),
    adapter,
  };
}

/** Node has no threads for onnxruntime-web, and is no place where a reader runs it. */
function wasmLanes({ kernels }: Wanted, where: EnvironmentName, net: NetSize | undefined): Lane[] {
  const alone = (['ours', 'tfjs', 'ort'] as const).map((runner) =>
    lane('forward', runner, 'wasm', 1, net, runner === 'ours' ? kernels : undefined),
  );
  if (where === 'node') return alone;
  return [
    ...alone,
    { ...lane('forward', 'ours', 'wasm', 1, net, 'simd'), contender: 'ours-simd' },
    lane('forward', 'ours', 'wasm', 2, net, kernels),
    lane('forward', 'ort', 'wasm', 2, net),
  ];
}

/** Ours in one worker, doing different things: another worker's memory lies elsewhere, and its times differ by as much. */
function ours(task: TaskName, { kernels, net }: Wanted, ...ways: ('plain' | 'exact')[]): Lane[] {
  return ways.map((way) => ({
    ...lane(task, 'ours', 'wasm', 1, net, kernels),
    way,
    contender: way === 'plain' ? 'ours' : 'ours-exact',
  }));
}

/** A forward pass and parts of its output, in one worker. */
function partLanes({ kernels, net }: Wanted, scale: BenchScale): Lane[] {
  const plain = lane('contributions', 'ours', 'wasm', 1, net, kernels);
  const worker = { ...plain.worker, scale };
  return [{ ...plain, worker }, ...partWays.map((way): Lane => ({ ...plain, worker, way, contender: way }))];
}

function lane(
  task: TaskName,
  runner: RunnerName,
  backend: BenchBackend,
  threads: number,
  net: NetSize | undefined,
  kernels?: KernelVariant,
): Lane {
  const worker = { runner, backend, threads, ...(net && { net }), ...(kernels && { kernels }) };
  return { task, contender: runner, worker, way: 'plain' };
}
