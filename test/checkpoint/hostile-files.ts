/**
 * Files that are made to keep a reader busy, or to fill its memory: each is small, and none is a checkpoint. Made here
 * from their descriptions, so that a fault found once stays a test.
 */

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of its parts, one after the other; a number is one byte. */
export function bytesOf(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  const pieces = parts.map((part) =>
    typeof part === 'number' ? Uint8Array.of(part) : typeof part === 'string' ? ascii(part) : part,
  );
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const int32 = (value: number): Uint8Array => new Uint8Array(Int32Array.of(value).buffer);
const string = (text: string): Uint8Array => bytesOf('X', int32(text.length), text);
/** A whole number of up to 8 bytes, as LONG1. */
const long = (value: bigint): Uint8Array => bytesOf(0x8a, 8, new Uint8Array(BigInt64Array.of(value).buffer));

/** What `torch.save` began its files with before PyTorch 1.6, then a pickle that stands for the format's version. */
const signature = Uint8Array.of(
  0x80,
  2,
  0x8a,
  10,
  0x6c,
  0xfc,
  0x9c,
  0x46,
  0xf9,
  0x20,
  0x6a,
  0xa8,
  0x50,
  0x19,
  0x2e,
);
const version = bytesOf(0x80, 2, 'M', 0xe9, 3, '.');
const machine = bytesOf(0x80, 2, '}', string('little_endian'), 0x88, 's.');
export const legacy = (...pickle: readonly (number | string | Uint8Array)[]): Uint8Array =>
  bytesOf(signature, version, machine, 0x80, 2, ...pickle);

const repeated = (text: string, times: number): Uint8Array => ascii(text.repeat(times));

/** A storage of `length` float32, as a pickle names it. */
const storage = (length: number): Uint8Array =>
  bytesOf(
    '(',
    string('storage'),
    'ctorch\nFloatStorage\n',
    string('0'),
    string('cpu'),
    'J',
    int32(length),
    'tQ',
  );

/** One tensor under the name `w`, built by `_rebuild_tensor_v2` from pickled shape and strides; then the storages. */
function tensor(shape: Uint8Array, strides: Uint8Array, elements: number): Uint8Array {
  const call = bytesOf(
    'ctorch._utils\n_rebuild_tensor_v2\n(',
    storage(elements),
    'K',
    0,
    shape,
    strides,
    0x89,
    '}tR',
  );
  const keys = bytesOf(0x80, 2, ']', string('0'), 'a.');
  const data = bytesOf(
    new Uint8Array(BigUint64Array.of(BigInt(elements)).buffer),
    new Uint8Array(4 * elements),
  );
  return legacy('}', string('w'), call, 's.', keys, data);
}

/** A list that holds another twice, and so on: 2^depth values in a few bytes. */
const dag = (depth: number): Uint8Array =>
  bytesOf(']q', 0, ...Array.from({ length: depth }, (_, i) => bytesOf('](h', i, 'h', i, 'eq', i + 1)));

export function safetensors(header: string, data = 0): Uint8Array {
  const json = ascii(header);
  return bytesOf(new Uint8Array(BigUint64Array.of(BigInt(json.length)).buffer), json, new Uint8Array(data));
}

const entry = '{"dtype":"F32","shape":[0],"data_offsets":[0,0]}';

/** By name: what is wrong with it, and the file. */
export const hostileFiles: Readonly<Record<string, () => Uint8Array>> = {
  'two million dicts': () => legacy(repeated('}', 2_000_000), '.'),
  'three million lists': () => legacy(repeated(']', 3_000_000), '.'),
  'two million tuples in each other': () => legacy('N', repeated('\x85', 2_000_000), '.'),
  'three million values': () => legacy(repeated('N', 3_000_000), '.'),
  'a list handed to a function again and again': () =>
    legacy(
      '](',
      repeated('N', 20_000),
      'eq\x00',
      repeated('ccollections\nOrderedDict\n(h\x00tR', 20_000),
      '.',
    ),
  'a version that holds itself 2^40 times': () => bytesOf(signature, 0x80, 2, dag(40), '.'),
  'a key that holds itself 2^40 times': () => legacy('}.', 0x80, 2, '](', dag(40), 'e.'),
  'a version nested 15,000 deep': () => bytesOf(signature, 0x80, 2, 'N', repeated('\x85', 15_000), '.'),
  'axes whose product is no number': () =>
    tensor(
      bytesOf('(', ...Array.from({ length: 21 }, () => long(2n ** 53n - 1n)), 'K', 0, 't'),
      bytesOf('(', ...Array.from({ length: 22 }, () => bytesOf('K', 1)), 't'),
      1,
    ),
  'four axes whose product overflows': () =>
    tensor(
      bytesOf('(', ...Array.from({ length: 4 }, () => long(2n ** 40n)), 't'),
      bytesOf('(', ...Array.from({ length: 4 }, () => bytesOf('K', 0)), 't'),
      4,
    ),
  'one number shown 2^27 times': () => tensor(bytesOf('J', int32(2 ** 27), 0x85), bytesOf('K', 0, 0x85), 4),
  'more entries than any network has': () =>
    safetensors(`{${Array.from({ length: 150_000 }, (_, i) => `"${i}":${entry}`).join(',')}}`),
  'a header nested 20,000 deep': () =>
    safetensors(
      `{"a":{"dtype":${'['.repeat(20_000)}${']'.repeat(20_000)},"shape":[0],"data_offsets":[0,0]}}`,
    ),
  'a shape nested 20,000 deep': () =>
    safetensors(
      `{"a":{"dtype":"F32","shape":${'['.repeat(20_000)}${']'.repeat(20_000)},"data_offsets":[0,0]}}`,
    ),
  'a number format of eight million letters': () =>
    safetensors(`{"a":{"dtype":"${'F'.repeat(8_000_000)}","shape":[0],"data_offsets":[0,0]}}`),
  'a name of eight million letters': () => safetensors(`{"${'a'.repeat(8_000_000)}":${entry}}`),
  'a prefix 200,000 times over': () => safetensors(`{"${'module.'.repeat(200_000)}w":${entry}}`),
  'a thousand groups of a thousand blocks, named by their last': () =>
    safetensors(
      `{${[
        'head.0.weight',
        ...Array.from({ length: 1000 }, (_, g) => `body.${g}.body.0.body.0.weight`),
        'body.1000.weight',
        'body.0.body.1000.weight',
      ]
        .map((name) => `"${name}":${entry}`)
        .join(',')}}`,
    ),
};
