import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, getBackend, memory } from '@tensorflow/tfjs-core';
import type { Engine } from '../../src/engine/engine.ts';
import { heapOf } from '../../src/engine/kernels/heap.ts';
import { pattern } from './fixture.ts';

/** What the current backend holds between two runs. */
export interface Held {
  readonly tensors: number;
  readonly tensorBytes: number;
  /** Bytes taken from the machine: wasm's heap, or textures and buffers, those kept for later use included. */
  readonly allocatedBytes: number;
}

/** On a GPU, TF.js keeps what is freed for the next tensor of that size; it has enough only after some rounds. */
const firstRounds = 3;

/**
 * Runs an engine's three-channel network on pictures of up to 20 sizes in turn. What is held after three runs on each
 * size, and after `runs` more.
 */
export async function runManySizes(
  engine: Engine,
  runs: number,
  sizes = 20,
): Promise<{ before: Held; after: Held }> {
  const run = async (i: number): Promise<void> => {
    const size = i % sizes;
    await engine.run({ picture: pattern(4 + size, 23 - ((size * 7) % 20), 3), sites: [] });
  };
  for (let i = 0; i < firstRounds * sizes; i++) await run(i);
  const before = held();
  for (let i = 0; i < runs; i++) await run(i);
  return { before, after: held() };
}

function held(): Held {
  const { numTensors, numBytes } = memory();
  return { tensors: numTensors, tensorBytes: numBytes, allocatedBytes: allocatedBytes() };
}

/** As each backend tells it, by a name of its own. */
function allocatedBytes(): number {
  if (getBackend() === 'wasm') return heapOf(backend() as BackendWasm).HEAPU8.byteLength;
  const told = memory() as { numBytesInGPUAllocated?: number; numBytesAllocatedInGPU?: number };
  return told.numBytesInGPUAllocated ?? told.numBytesAllocatedInGPU ?? 0;
}
