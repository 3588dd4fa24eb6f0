import { readCheckpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { bytesOf, hostileFiles, legacy, safetensors } from '../../checkpoint/hostile-files.ts';
import type { FuzzKind } from '../kind.ts';
import type { Random } from '../random.ts';
import { projectFiles, sharedCases } from './files.ts';

const names = [
  'head.0.weight',
  'body.0.body.0.body.0.weight',
  'body.1.weight',
  'tail.1.bias',
  'state_dict',
  'w',
  '__proto__',
  '',
];
const globals = [
  'collections\nOrderedDict',
  'torch._utils\n_rebuild_tensor_v2',
  'torch\nFloatStorage',
  'os\nsystem',
  'numpy\ndtype',
];

const int32 = (value: number): Uint8Array => new Uint8Array(Int32Array.of(value).buffer);

/** Pickle opcodes with their arguments. */
const opcodes: readonly ((random: Random) => readonly (number | string | Uint8Array)[])[] = [
  (random) => [
    random.of([
      '}',
      ']',
      ')',
      '(',
      'N',
      '0',
      '1',
      '2',
      'a',
      'e',
      's',
      'u',
      't',
      'R',
      'b',
      'Q',
      'd',
      'l',
      '\x81',
    ]),
  ],
  (random) => [random.of([0x85, 0x86, 0x87, 0x88, 0x89, 0x81, 0x8f, 0x90, 0x94])],
  (random) => ['K', random.below(256)],
  (random) => ['M', random.below(256), random.below(256)],
  (random) => ['J', int32(random.of([0, 1, -1, 64, 2 ** 27, 2 ** 31 - 1, -(2 ** 31)]))],
  (random) => ['G', new Uint8Array(new Float64Array([random.of([0, 1, NaN, Infinity, -1e308])]).buffer)],
  (random) => [0x8a, ...sized(Uint8Array.from(random.list(9, () => random.below(256))))],
  (random) => ['q', random.below(8)],
  (random) => ['h', random.below(8)],
  (random) => ['c', random.of(globals), '\n'],
  (random) => {
    const name = random.of(names);
    return ['X', int32(random.chance(0.9) ? name.length : random.of([-1, 2 ** 31 - 1, 5])), name];
  },
];

const sized = (bytes: Uint8Array): readonly (number | Uint8Array)[] => [bytes.length, bytes];

function pickle(random: Random): Uint8Array {
  const many = random.list(300, () => bytesOf(...random.of(opcodes)(random)));
  const times = random.chance(0.1) ? random.count(20_000) : 1;
  return bytesOf(...Array.from({ length: times }, () => many[0] ?? new Uint8Array()), ...many, '.');
}

function header(random: Random): Uint8Array {
  const number = (): unknown => random.of([0, 1, 3, 64, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, '1', null, [], {}]);
  const entry = (): unknown => ({
    dtype: random.of(['F32', 'F16', 'BF16', 'I64', 'F99', 7, null, ['F32']]),
    shape: random.chance(0.9) ? random.list(6, number) : number(),
    data_offsets: random.chance(0.9) ? [number(), number()] : random.list(4, number),
  });
  const entries = random.list(
    60,
    () => [`${random.of(names)}${random.chance(0.5) ? random.below(50) : ''}`, entry()] as const,
  );
  const text = JSON.stringify(
    Object.fromEntries([...entries, ['__metadata__', random.chance(0.8) ? { a: 'b' } : number()]]),
  );
  return safetensors(text, random.count(5000));
}

/** Weights as strangers bring them. */
export const checkpoints: FuzzKind = {
  name: 'checkpoints',
  extension: '.pt',
  seeds: () => [
    ...projectFiles('test/fixtures/checkpoints', /\.pt$/),
    ...projectFiles('test/fixtures/edits', /\.safetensors$/),
    ...sharedCases('checkpoints'),
  ],
  handMade: () => [...sharedCases('checkpoints'), ...Object.values(hostileFiles).map((make) => make())],
  grammar: (random) => (random.chance(0.5) ? header(random) : legacy(pickle(random), pickle(random))),
  read: (bytes) => void readCheckpoint(new Uint8Array(bytes).buffer, 'a\u202e\n.pt'),
};
