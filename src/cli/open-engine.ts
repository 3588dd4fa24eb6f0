import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckpointInfo, EngineApi } from '../engine/protocol.ts';
import { ReaderError } from '../image/reader-error.ts';
import type { Scale } from '../model/config.ts';
import { readBytes } from './files.ts';

/**
 * The checkpoint that comes with the project for a scale.
 * @throws ReaderError `file-unreadable` when there is none
 */
export function ownWeights(scale: Scale): string {
  const path = fileURLToPath(new URL(`../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  if (existsSync(path)) return path;
  throw new ReaderError(
    'file-unreadable',
    `No weights for scale ${scale} come with the project (${path} is absent); give a checkpoint with --weights.`,
    { file: path, scale },
  );
}

/** An engine and the network that it holds. */
export interface OpenedNetwork {
  readonly engine: EngineApi;
  readonly info: CheckpointInfo;
}

/** As `openNetwork`, for callers that need only the engine. */
export async function openEngine(weights: string, scale?: Scale): Promise<EngineApi> {
  return (await openNetwork(weights, scale)).engine;
}

/**
 * Starts an engine on the wasm backend and loads a checkpoint; the caller disposes it.
 * @param weights a .safetensors or .pt file
 * @param scale what the checkpoint must enlarge by; any factor when not given
 * @throws ReaderError `file-unreadable`, `not-a-checkpoint`, `checkpoint-unsupported`, or `checkpoint-scale` when
 *   the checkpoint enlarges by another factor
 */
export async function openNetwork(weights: string, scale?: Scale): Promise<OpenedNetwork> {
  const bytes = await readBytes(weights);
  // TF.js takes a second to load: only commands that run a network wait for it.
  const { Engine } = await import('../engine/engine.ts');
  const engine: EngineApi = new Engine();
  try {
    await engine.start('wasm');
    const info = await engine.loadCheckpoint(basename(weights), bytes.buffer);
    const { config } = info;
    if (scale !== undefined && config.scale !== scale) {
      throw new ReaderError(
        'checkpoint-scale',
        `${weights} enlarges by ${config.scale}, not by ${scale}; give --scale ${config.scale} or other weights.`,
        { file: weights, scale: config.scale, wanted: scale },
      );
    }
    return { engine, info };
  } catch (error) {
    engine.dispose();
    throw error;
  }
}
