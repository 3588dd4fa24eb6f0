import { expect, test } from 'vitest';
import { withSharedMemory } from '../../../src/engine/backends/shared-memory.ts';

/** A module that exports its memory: 1 page at first; 128 at most, or without a limit. */
function moduleWith(limits: readonly number[]): Uint8Array<ArrayBuffer> {
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const memory = [5, 1 + limits.length, 1, ...limits];
  const exported = [7, 5, 1, 1, 'm'.charCodeAt(0), 2, 0];
  return Uint8Array.from([...header, ...memory, ...exported]);
}

const memoryOf = async (binary: Uint8Array<ArrayBuffer>) =>
  (await WebAssembly.instantiate(binary)).instance.exports['m'] as WebAssembly.Memory;

test('A memory becomes one that threads can share, as large and with the same limit', async () => {
  const binary = moduleWith([1, 1, 0x80, 1]);
  expect((await memoryOf(binary)).buffer).toBeInstanceOf(ArrayBuffer);
  const memory = await memoryOf(withSharedMemory(binary));
  expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(memory.buffer.byteLength).toBe(2 ** 16);
  expect(memory.grow(127)).toBe(1);
  expect(() => memory.grow(1)).toThrow(RangeError);
});

test('A memory without a limit cannot be shared', () => {
  expect(() => withSharedMemory(moduleWith([0, 1]))).toThrow(/no memory that could be shared/);
});
