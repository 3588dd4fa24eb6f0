import type { KernelVariant } from '../../../src/engine/kernel-variants.ts';

/** Who computes the network: our model on our kernels, the same in plain TF.js ops, or onnxruntime-web. */
export type RunnerName = 'ours' | 'tfjs' | 'ort';

export type BenchBackend = 'wasm' | 'webgpu';

/** Groups, blocks and features of a network with random weights. */
export type NetSize = readonly [groups: number, blocks: number, features: number];

/** What the project's own networks enlarge by. */
export const benchScales = [2, 3, 4] as const;

export type BenchScale = (typeof benchScales)[number];

/** What a worker runs. */
export interface WorkerSpec {
  readonly runner: RunnerName;
  readonly backend: BenchBackend;
  readonly threads: number;
  /** Which build of our own kernels; the fastest that runs when it is absent. For `ours` on wasm. */
  readonly kernels?: KernelVariant;
  /** The project's own network when absent. */
  readonly net?: NetSize;
  /** What the network enlarges by; 2 when absent. */
  readonly scale?: BenchScale;
}

/** An edit in that group. */
export const editTasks = ['edit-first', 'edit-middle', 'edit-last'] as const;

export type EditTask = (typeof editTasks)[number];

/** Tasks of the page, each one of its runs: `pageRun` says which. */
export const pageTasks = ['trace', ...editTasks, 'sweep'] as const;

export type PageTask = (typeof pageTasks)[number];

export const isPageTask = (name: string): name is PageTask => (pageTasks as readonly string[]).includes(name);

/** What is done with the picture by the engine, as the page has it done. */
export type PageWay = PageTask | 'exact';

/**
 * Parts of an output that are computed together: those of all groups, and those that no block adds; of all blocks; of all
 * channels of the first block. `partRun` says which they are.
 */
export const partWays = ['groups', 'blocks', 'channels'] as const;

export type PartWay = (typeof partWays)[number];

export const isPartWay = (name: string): name is PartWay => (partWays as readonly string[]).includes(name);

/** Ways to one output. */
export type WholeWay = 'plain' | PageWay;

/** What is done with the picture: the forward pass and nothing else, or as the page does. Only `ours` does the latter. */
export type Way = WholeWay | PartWay;

export interface RunOrder {
  readonly way: Way;
  /** Width and height of the LR picture in pixels. */
  readonly size: number;
  /** Whether the report is to hold the output and, on webgpu, what the GPU was asked. */
  readonly look: boolean;
}

/** What a GPU was asked during one run. */
export interface GpuWork {
  readonly dispatches: number;
  readonly submits: number;
}

export interface RunReport {
  /** Wall time from samples in JavaScript's memory to samples there. */
  readonly milliseconds: number;
  /** Interleaved samples in 0..255, not rounded; of parts their sum. */
  readonly output?: Float32Array;
  /** What the output is to be where that is not the plain network's: the run's edits computed from the beginning. */
  readonly wanted?: Float32Array;
  readonly gpu?: GpuWork;
  /** Multiply-adds of the parts that were computed, as a multiple of those of a forward pass. */
  readonly counted?: number;
}

/** What a worker has opened, beyond its spec. */
export interface WorkerInfo {
  /** Groups x blocks x features, and the scale where it was asked for. */
  readonly net: string;
  readonly precision: 'float32' | 'float16';
  /** The build of our own kernels that runs. */
  readonly kernels?: string;
}

export interface Adapter {
  readonly name: string;
  /** Whether the CPU computes in its place. */
  readonly software: boolean;
}

/** What a worker can be asked, one question at a time, each with what comes back. */
export interface Answers {
  adapter: { argument: undefined; answer: Adapter | undefined };
  open: { argument: WorkerSpec; answer: WorkerInfo };
  run: { argument: RunOrder; answer: RunReport };
}

export type QuestionName = keyof Answers;

export type Question = {
  [Q in QuestionName]: { readonly ask: Q; readonly argument: Answers[Q]['argument'] };
}[QuestionName];

export type Answer = { readonly answer: Answers[QuestionName]['answer'] } | { readonly problem: string };
