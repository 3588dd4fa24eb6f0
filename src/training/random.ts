import { randomLcg } from 'd3';

/**
 * Random numbers in 0..1, the same in every run, for one use of a seed: each `stream`, the patches of one step for example,
 * has numbers of its own that can be drawn without those before.
 * @param seed and @param stream whole numbers from 0
 */
export function randomStream(seed: number, stream: number): () => number {
  // The generator maps neighbouring seeds to neighbouring numbers: the bits are mixed first (MurmurHash3's finalizer).
  let bits = Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca77);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return randomLcg((bits ^ (bits >>> 16)) >>> 0);
}
