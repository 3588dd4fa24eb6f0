/** Section of a WebAssembly binary that declares its memory. */
const memorySection = 5;

/** Bits of a memory's limits: it has an upper one; threads may share it. */
const bounded = 1;
const shared = 2;

/**
 * The same WebAssembly binary with a memory that threads can share. Its code stays as it is: loads and stores are the
 * same for both, and only one thread runs it.
 * Throws when it has no memory of its own with an upper limit.
 */
export function withSharedMemory(binary: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = binary.slice();
  // After the magic number and the version, section by section: its kind, its length, its contents.
  for (let at = 8; at < copy.length;) {
    const [length, contents] = readLength(copy, at + 1);
    if (copy[at] === memorySection) {
      const [, limits] = readLength(copy, contents);
      if (copy[limits] !== bounded) break;
      copy[limits] = bounded | shared;
      return copy;
    }
    at = contents + length;
  }
  throw new Error('This WebAssembly binary has no memory that could be shared.');
}

/** An unsigned LEB128 number, and where what follows it begins. */
function readLength(bytes: Uint8Array, start: number): readonly [value: number, next: number] {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at + 1];
  }
}
