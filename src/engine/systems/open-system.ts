import type { Tensor4D } from '@tensorflow/tfjs-core';
import { readSafetensors } from '../../checkpoint/safetensors.ts';
import { ReaderError } from '../../image/reader-error.ts';
import type { Colors, Pixels } from '../../image/pixels.ts';
import { AnchoredRegression } from '../../model/baselines/anchored-regression.ts';
import { dictionarySize } from '../../model/baselines/dictionary.ts';
import { randomState } from '../../model/baselines/random-state.ts';
import { StructuredNet } from '../../model/baselines/structured-net.ts';
import {
  isStructured,
  structureOf,
  systems,
  type StructuredName,
  type SystemName,
} from '../../model/baselines/systems.ts';
import type { PassOptions } from '../../model/pass.ts';
import { Rcan } from '../../model/rcan.ts';
import { stepSites } from '../../model/steps.ts';
import type { StateDict } from '../../model/state-dict.ts';
import type { Step } from '../../model/taps.ts';
import type { RunningBackend } from '../backends/backend.ts';
import { estimateMemory, outOfMemory, shortageOf, type MemoryNeed } from '../memory.ts';
import type { SystemRequest, SystemResult } from '../protocol.ts';
import { dictionaryNeed, structureNeed } from './system-memory.ts';

/** A system that works on the enlarged picture, its weights on the backend. */
export interface OpenedSystem {
  readonly net: {
    forward(x: Tensor4D, options?: PassOptions): Generator<Step, Tensor4D, void>;
    dispose(): void;
  };
  readonly weights: SystemResult['weights'];
  readonly channels: Colors;
  /** Pixels by which the enlarged picture is continued beyond every edge. */
  readonly border: number;
  /** The network's input for a sample of 255: 1 or 255. */
  readonly white: number;
  /** Sites that can be tapped without the pass computing more. */
  readonly sites: Iterable<string>;
}

/** Systems that work on the enlarged picture. */
export type BeforeName = Exclude<SystemName, 'rcan' | 'nearest' | 'bilinear' | 'bicubic' | 'lanczos'>;

/**
 * Uploads what a system needs to enlarge a picture; the caller disposes `net`.
 * @param rcan the loaded network
 * @throws ReaderError as `EngineApi.runSystem`, 'out-of-memory' before anything is uploaded
 */
export function openSystem(
  system: BeforeName,
  request: SystemRequest,
  running: RunningBackend,
  rcan: Rcan | undefined,
): OpenedSystem {
  if (system === 'rcan-after-bicubic') return openBody(request, running, rcan);
  const state = trainedState(request);
  return isStructured(system)
    ? openStructured(system, state, request, running)
    : openDictionary(state, request, running);
}

function openBody(
  { system, picture, scale }: SystemRequest,
  running: RunningBackend,
  rcan: Rcan | undefined,
): OpenedSystem {
  if (!rcan) throw noCheckpoint(system);
  const config = { ...rcan.config, scale: 1 } as const;
  const { height, width } = outputSize({ picture, scale });
  const packed = running.ownKernels?.removed === false;
  checkFits(estimateMemory(config, height, width, [], running.name, packed), picture, running);
  const net = new Rcan(config, rcan.state);
  const sites = stepSites(config);
  return { net, sites, weights: 'moved', channels: config.colors, border: 0, white: 255 };
}

function openStructured(
  system: StructuredName,
  state: StateDict | undefined,
  request: SystemRequest,
  running: RunningBackend,
): OpenedSystem {
  const structure = structureOf(system);
  const { height, width } = outputSize(request);
  checkFits(structureNeed(structure, height, width, running), request.picture, running);
  const net = new StructuredNet(structure, state ?? randomState(structure));
  const weights = state ? 'trained' : 'random';
  return { net, sites: net.sites, weights, channels: 1, border: structure.border, white: 1 };
}

function openDictionary(
  state: StateDict | undefined,
  request: SystemRequest,
  running: RunningBackend,
): OpenedSystem {
  const { system, scale, picture } = request;
  if (!state) {
    throw new ReaderError(
      'bad-argument',
      `${systems[system].title} needs a dictionary; give the file of the one for scale ${scale}.`,
      { system },
    );
  }
  const { height, width } = outputSize(request);
  const size = dictionarySize(scale, state);
  checkFits(dictionaryNeed(size, height, width, running), picture, running);
  const net = new AnchoredRegression(scale, state);
  return { net, sites: net.sites, weights: 'trained', channels: 1, border: net.border, white: 1 };
}

function outputSize({ picture, scale }: Pick<SystemRequest, 'picture' | 'scale'>) {
  return { height: picture.height * scale, width: picture.width * scale };
}

function checkFits(need: MemoryNeed, picture: Pixels, running: RunningBackend): void {
  const short = shortageOf(need, running);
  if (short) throw outOfMemory(short, picture, running);
}

/** The error that a system needs a checkpoint and none is loaded. */
export function noCheckpoint(system: SystemName): ReaderError {
  return new ReaderError(
    'bad-argument',
    `No checkpoint is loaded yet: load weights before running ${systems[system].title}.`,
    {
      system,
    },
  );
}

/** The weights that came with a request. Files of this project name their scale; those of another scale are refused. */
function trainedState({ weights, scale }: SystemRequest): StateDict | undefined {
  if (!weights) return undefined;
  const { state, metadata } = readSafetensors(new Uint8Array(weights.bytes));
  const own = metadata.get('scale');
  if (own === undefined || own === String(scale)) return state;
  throw new ReaderError(
    'checkpoint-scale',
    `'${weights.name}' holds weights for scale ${own}, not for ${scale}; take those for ${scale}.`,
    { file: weights.name, scale: own, wanted: scale },
  );
}
