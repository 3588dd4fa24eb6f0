import type { Rectangle } from '../image/crop.ts';
import type { FloatPixels, Pixels } from '../image/pixels.ts';
import type { SystemName } from '../model/baselines/systems.ts';
import type { RcanConfig, Scale, UpscalerConfig } from '../model/config.ts';
import type { Part } from '../model/contribution-parts.ts';
import type { Edit } from '../model/edits/edit.ts';
import type { Site } from '../model/sites.ts';
import type { SiteRecord, Trace } from '../trace/trace.ts';
import type { KernelVariant } from './kernel-variants.ts';

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** The order in which backends are tried. */
export const backendOrder: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu'];

/** Why a backend is not used. */
export type Refusal =
  /** This browser or machine does not have it. */
  | { readonly reason: 'absent' }
  /** Its adapter computes in software on the CPU, slower than wasm; the reader may still start it by name. */
  | { readonly reason: 'software'; readonly adapter: string }
  | { readonly reason: 'failed'; readonly detail: string }
  /** It missed the stored numbers of the self-check; `error` is relative to the largest of them. */
  | { readonly reason: 'wrong'; readonly detail: string; readonly error: number }
  /** Given up: it crashed or stopped answering, as it was started or again and again. */
  | { readonly reason: 'stopped'; readonly detail: string };

export type BackendState =
  | { readonly name: BackendName; readonly state: 'running' }
  /** Passed the self-check; another one runs. */
  | { readonly name: BackendName; readonly state: 'available' }
  | { readonly name: BackendName; readonly state: 'untried' }
  | { readonly name: BackendName; readonly state: 'refused'; readonly refusal: Refusal };

/** The builds of our own kernels: those on wasm, and the one on WebGPU. */
export type KernelBuild = KernelVariant | 'wgsl';

/** The state of all backends, in the order of `backendOrder`; exactly one is running. */
export interface BackendReport {
  readonly running: BackendName;
  /** Number format of feature maps on the backend. Results of a run are float32 either way. */
  readonly precision: 'float32' | 'float16';
  /** The build of our own kernels that runs; 'refused' when it failed the self-check and TF.js's kernels run instead. */
  readonly kernels?: KernelBuild | 'refused';
  /** CPU threads that compute; 1 on a GPU too. */
  readonly threads: number;
  /** Why there are fewer threads than cores, where some could not be started or were lost. */
  readonly threadLoss?: string;
  /** The graphics adapter, where the browser tells its name. */
  readonly adapter?: string;
  readonly backends: readonly BackendState[];
}

/**
 * How a picture goes through the network: whole; in tiles that equal the whole up to rounding, because attention
 * pools over all of them; or in the tiles of the official test scripts, each with an attention of its own.
 */
export type TilingKind = 'none' | 'exact' | 'chop';

export interface Tiling {
  readonly kind: TilingKind;
  /** 1 where the picture went through whole. */
  readonly tiles: number;
}

export interface RunRequest {
  /** The LR picture. A grey picture goes through an RGB net as R = G = B. */
  readonly picture: Pixels;
  /** Sites to record besides the attention branch of every block. */
  readonly sites: readonly Site[];
  /** 'auto', the default: whole where that fits into memory, else 'exact'. */
  readonly tiling?: TilingKind | 'auto';
  /**
   * Changes to the pass. With a list, even an empty one, and the picture whole, the run caches the outputs of the groups
   * as far as memory allows, and begins at the first step where its edits differ from those of the last run over the
   * same picture. The results are the same as without the cache. A run without a list clears the cache.
   */
  readonly edits?: readonly Edit[];
  /** Whether to record the attention branch of every block; true when it is left out. */
  readonly attention?: boolean;
  /**
   * Whether a run with a list of edits also keeps what every block adds, as far as memory allows, so that `contributions`
   * of the same picture and edits need no pass of their own.
   */
  readonly residuals?: boolean;
}

export interface RunProgress {
  /**
   * Steps done of `total`. A step is the head, a block, the last convolution of a group or of the body, a stage of the
   * upsampler or the output; in tiles, one of these on one tile.
   */
  readonly done: number;
  readonly total: number;
  /** Estimated seconds to the end; absent in the first 150 ms. */
  readonly secondsLeft?: number;
  /** Vectors of attention branches recorded since the last report, so that figures can show them before the end. */
  readonly partial: readonly SiteRecord[];
}

export interface RunResult {
  /** The network's output before rounding. */
  readonly output: FloatPixels;
  /** Without records after a run in 'chop' tiles, whose attention is per tile. */
  readonly trace: Trace;
  readonly tiling: Tiling;
  readonly backend: BackendName;
  /** Wall time of the forward pass, reading back of records included, in milliseconds. */
  readonly milliseconds: number;
}

/** A run of a super-resolution system for comparison: RCAN or another one. */
export interface SystemRequest {
  readonly system: SystemName;
  readonly scale: Scale;
  /** The LR picture. Systems that work on luma alone have Cb and Cr enlarged by bicubic. */
  readonly picture: Pixels;
  /**
   * The file of weights or the dictionary (.safetensors) of a system that comes with one; without it networks have random
   * weights. RCAN, and its body after bicubic, have the loaded checkpoint's.
   */
  readonly weights?: { readonly name: string; readonly bytes: ArrayBuffer };
}

export interface SystemResult {
  readonly system: SystemName;
  readonly scale: Scale;
  /** 8 bits, the colours of the picture that went in. */
  readonly output: Pixels;
  /**
   * Weights that were used: none; trained ones; random ones, whose output means nothing; 'moved': those of a network
   * trained on LR pictures, applied to an enlarged picture.
   */
  readonly weights: 'none' | 'trained' | 'random' | 'moved';
  /** 'javascript' for systems that need no backend. */
  readonly backend: BackendName | 'javascript';
  /** Wall time from picture to picture, in milliseconds; without the time to read and upload weights. */
  readonly milliseconds: number;
}

/** Which parts of a run's output to compute. */
export interface ContributionsRequest extends Pick<RunRequest, 'picture' | 'edits'> {
  readonly parts: readonly Part[];
  /** Pixels of the output to return; all when it is left out. */
  readonly window?: Rectangle;
}

/** What one part of the network puts into the output. */
export interface Contribution {
  readonly part: Part;
  /** To be added to the other parts: differences of 0..255, of either sign. */
  readonly picture: FloatPixels;
}

export interface ContributionsProgress extends Omit<RunProgress, 'partial'> {
  /** 'run': the network is run, as its run on the page was not kept. */
  readonly stage: 'run' | 'parts';
  /** Parts done since the last report. */
  readonly parts: readonly Contribution[];
}

export interface ContributionsResult {
  readonly config: RcanConfig;
  /** In the order asked for. */
  readonly parts: readonly Contribution[];
  readonly backend: BackendName;
  /** Wall time, the network's own run included where one was needed, in milliseconds. */
  readonly milliseconds: number;
}

export interface CheckpointInfo {
  readonly name: string;
  /** Of the file, as `fingerprint` gives it. */
  readonly fingerprint: string;
  readonly config: UpscalerConfig;
  readonly parameters: number;
}

/** How to cancel a call and follow it. */
export interface CallOptions<P> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: P) => void;
}

export type RunOptions = CallOptions<RunProgress>;
export type ContributionsOptions = CallOptions<ContributionsProgress>;
export type LoadOptions = Pick<RunOptions, 'signal'>;

/** The engine as the notebook and the commands use it, in a worker or in the same thread. */
export interface EngineApi {
  /**
   * Starts the first backend that passes the self-check, or `wanted` alone when named. When `wanted` does not
   * start, the one that ran before keeps running and `ReaderError` 'backend-unavailable' says why.
   */
  start(wanted?: BackendName): Promise<BackendReport>;
  /**
   * Reads a checkpoint (.safetensors or .pt bytes), replacing the one before. Throws `ReaderError`; an `AbortError` when
   * `signal` fires: then either of the two may be loaded.
   */
  loadCheckpoint(name: string, bytes: ArrayBuffer, options?: LoadOptions): Promise<CheckpointInfo>;
  /**
   * Runs the network. Rejects with an `AbortError` when `signal` fires, with `ReaderError` when it cannot run, or when
   * an edit is none of this network ('bad-edit').
   */
  run(request: RunRequest, options?: RunOptions): Promise<RunResult>;
  /**
   * Enlarges a picture by a system. Progress and cancelling are those of `run`, without anything recorded. Rejects with
   * `ReaderError` before it computes: 'system-scale', 'out-of-memory', 'checkpoint-scale' (weights of another scale),
   * 'checkpoint-unsupported' or 'not-a-checkpoint' (none of this system's), 'bad-argument' (weights are missing).
   */
  runSystem(request: SystemRequest, options?: RunOptions): Promise<SystemResult>;
  /**
   * The parts of which the output of a run with these edits is the sum. Each is reported when it is done. A pass of the
   * network comes first where the last run was another one, or did not keep its residuals. Rejects as `run` does, with
   * 'unknown-site' for a part that the network does not have, and with 'out-of-memory' for a picture that cannot be
   * worked on at once.
   */
  contributions(request: ContributionsRequest, options?: ContributionsOptions): Promise<ContributionsResult>;
  /** Parameters of the loaded checkpoint by state-dict name, e.g. W_D of one block. */
  parameters(
    names: readonly string[],
  ): Promise<ReadonlyMap<string, { shape: readonly number[]; data: Float32Array }>>;
  /** Live tensors of the running backend, those kept for the next run among them; for leak tests. */
  numTensors(): Promise<number>;
  dispose(): void;
}
