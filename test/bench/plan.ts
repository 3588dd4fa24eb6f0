import type { KernelVariant } from '../../src/engine/kernels/variants.ts';
import type { PlaceName } from './places/place.ts';
import type { ContenderName, TaskName } from './report/row.ts';
import type { Adapter, BenchBackend, NetSize, RunnerName, SeatSpec, Way } from './seat/messages.ts';

/** A contender of a job: whose seat, and what is done there. */
export interface Lane {
  readonly contender: ContenderName;
  readonly seat: SeatSpec;
  readonly way: Way;
}

/** What is measured together, taking turns. */
export interface Job {
  readonly task: TaskName;
  readonly where: PlaceName;
  readonly backend: BenchBackend;
  readonly net: NetSize | undefined;
  readonly sizes: readonly number[];
  readonly repeats: number;
  readonly lanes: readonly Lane[];
  readonly adapter?: Adapter;
}

export interface Wanted {
  readonly where: readonly PlaceName[];
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

/** The jobs of one place, in order. @param adapter what WebGPU has there; without one there is nothing to do on webgpu */
export function planJobs(wanted: Wanted, where: PlaceName, adapter: Adapter | undefined): Job[] {
  return wanted.tasks.flatMap((task) => planTask(task, wanted, where, adapter) ?? []);
}

function planTask(task: TaskName, wanted: Wanted, where: PlaceName, adapter: Adapter | undefined): Job[] {
  const { net, sizes, repeats } = wanted;
  const onWasm = { task, where, backend: 'wasm', net, repeats } as const;
  const wasm = where !== 'dawn';
  // Alike in every place, so measured where it is quickest to set up.
  const inNode = where === 'node';
  switch (task) {
    case 'forward':
      return [
        ...(wasm ? [{ ...onWasm, sizes: sizes ?? forwardSizes, lanes: wasmLanes(wanted, where, net) }] : []),
        ...(where !== 'node' && adapter ? [onWebgpu(wanted, where, adapter)] : []),
      ];
    case 'recording': {
      // Differences of some per cent: more repeats than for ratios.
      const often = { ...onWasm, sizes: [96], repeats: 3 * repeats };
      return inNode ? [{ ...often, lanes: ours(wanted, net, 'plain', 'recording') }] : [];
    }
    case 'linear':
      return inNode ? [{ ...onWasm, sizes: [64, 128, 256, 512], lanes: ours(wanted, net, 'plain') }] : [];
    case 'tiling':
      return inNode ? [{ ...onWasm, sizes: [256], lanes: ours(wanted, net, 'plain', 'exact') }] : [];
    case 'paper': {
      const job = { ...onWasm, net: paper.net, sizes: sizes ?? paper.sizes };
      const lanes = [
        lane('ours', 'wasm', 1, paper.net, wanted.kernels),
        lane('tfjs', 'wasm', 1, paper.net),
        lane('ort', 'wasm', 1, paper.net),
      ];
      return where === 'chromium' ? [{ ...job, lanes }] : [];
    }
    case 'start':
      // No contender's seat but the page itself: `measureStart`.
      return [];
  }
}

/** onnxruntime-web 1.30 asks Dawn in Node for something that it refuses ("Invalid argument"). */
const webgpuRunners: Readonly<Record<PlaceName, readonly RunnerName[]>> = {
  node: [],
  chromium: ['ours', 'tfjs', 'ort'],
  dawn: ['ours', 'tfjs'],
};

function onWebgpu({ net, sizes, repeats }: Wanted, where: PlaceName, adapter: Adapter): Job {
  const small = adapter.software ? (net ?? tiny.net) : net;
  return {
    task: 'forward',
    where,
    backend: 'webgpu',
    net: small,
    sizes: adapter.software ? tiny.sizes : (sizes ?? forwardSizes),
    repeats,
    lanes: webgpuRunners[where].map((runner) => lane(runner, 'webgpu', 1, small)),
    adapter,
  };
}

/** Node has no threads for onnxruntime-web, and is no place where a reader runs it. */
function wasmLanes({ kernels }: Wanted, where: PlaceName, net: NetSize | undefined): Lane[] {
  const alone = (['ours', 'tfjs', 'ort'] as const).map((runner) =>
    lane(runner, 'wasm', 1, net, runner === 'ours' ? kernels : undefined),
  );
  if (where === 'node') return alone;
  return [
    ...alone,
    { ...lane('ours', 'wasm', 1, net, 'simd'), contender: 'ours-simd' },
    lane('ours', 'wasm', 2, net, kernels),
    lane('ort', 'wasm', 2, net),
  ];
}

/** Ours in one seat, doing different things: another seat's memory lies elsewhere, and its times differ by as much. */
function ours({ kernels }: Wanted, net: NetSize | undefined, ...ways: Way[]): Lane[] {
  return ways.map((way) => ({
    ...lane('ours', 'wasm', 1, net, kernels),
    way,
    contender: way === 'plain' ? 'ours' : `ours-${way}`,
  }));
}

function lane(
  runner: RunnerName,
  backend: BenchBackend,
  threads: number,
  net: NetSize | undefined,
  kernels?: KernelVariant,
): Lane {
  const seat = { runner, backend, threads, ...(net && { net }), ...(kernels && { kernels }) };
  return { contender: runner, seat, way: 'plain' };
}
