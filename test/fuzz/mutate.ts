import type { Random } from './random.ts';

/** The most bytes of a mutated input. */
const longest = 1 << 20;

/** Numbers at which readers are wrong most often. */
const borders = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

type Mutation = (bytes: Uint8Array, random: Random, other: () => Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  if (copy.length > 0) change(copy);
  return copy;
}

/** A piece of it: where it begins and where it ends. */
function piece({ length }: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.below(length + 1);
  return [from, Math.min(length, from + random.count(Math.max(1, length)))];
}

const mutations: readonly Mutation[] = [
  // Cut off, at either end.
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.slice(random.below(Math.min(bytes.length, 64) + 1)),
  // Single bits, and bytes.
  (bytes, random) => changed(bytes, (copy) => (copy[random.below(copy.length)]! ^= 1 << random.below(8))),
  (bytes, random) => changed(bytes, (copy) => (copy[random.below(copy.length)] = random.below(256))),
  // Lengths: a border number of 1, 2, 4 or 8 bytes, either end first.
  (bytes, random) =>
    changed(bytes, (copy) => {
      const view = new DataView(copy.buffer);
      const [at, value, isLittle] = [random.below(copy.length), random.of(borders), random.chance(0.5)];
      const width = random.of([1, 2, 4, 8].filter((size) => at + size <= copy.length));
      if (width === 1) view.setUint8(at, value & 0xff);
      else if (width === 2) view.setUint16(at, value & 0xffff, isLittle);
      else if (width === 4) view.setUint32(at, value, isLittle);
      else view.setBigUint64(at, BigInt(value) << BigInt(random.of([0, 8, 31])), isLittle);
    }),
  // Digits of numbers in text.
  (bytes, random) =>
    changed(bytes, (copy) => {
      const digits = [...copy.keys()].filter((at) => copy[at]! >= 0x30 && copy[at]! <= 0x39);
      if (digits.length > 0) copy[random.of(digits)] = 0x30 + random.below(10);
    }),
  // A piece left out, twice, many times, or elsewhere.
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const times = Math.min(random.count(5000), Math.floor(longest / Math.max(1, to - from)));
    const more = Array.from({ length: times }, () => bytes.subarray(from, to));
    return joined(bytes.subarray(0, to), ...more, bytes.subarray(to));
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const at = random.below(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at));
  },
  // Spliced with another.
  (bytes, random, other) => {
    const theirs = other();
    return joined(
      bytes.subarray(0, random.below(bytes.length + 1)),
      theirs.subarray(random.below(theirs.length + 1)),
    );
  },
  // Opcodes, brackets and other bytes that mean something, at a random place.
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const marks = Uint8Array.from(
      random.list(8, () => random.of([...Buffer.from('()[]{}]}<>*_$`|#-!&=;,.:@/\\"\n \0\x80\x85\xff\xd8')])),
    );
    return joined(bytes.subarray(0, at), marks, bytes.subarray(at));
  },
];

/** A file made of another by a few random changes, at most a megabyte. */
export function mutated(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  let result = bytes;
  for (let i = random.count(6); i > 0; i--)
    result = random.of(mutations)(result, random, other).subarray(0, longest);
  return result;
}
