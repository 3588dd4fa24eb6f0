import { describe, expect, test } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { stateOf, thrownBy, tiny } from './states.ts';

/** A file with any header, right or wrong. */
function file(header: unknown, data: ArrayLike<number> = []): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const four = [0, 0, 128, 63]; // 1 as float32

describe('writing safetensors', () => {
  const state = stateOf(tiny);
  const metadata = new Map([['licence', 'CC BY 4.0']]);

  test('float32 comes back bit by bit, with its metadata', () => {
    const read = readSafetensors(writeSafetensors(state, 'F32', metadata));
    expect(read.metadata).toEqual(metadata);
    expect(new Map([...read.state].sort())).toEqual(new Map([...state].sort()));
  });

  test('float16 comes back as the nearest halves', () => {
    const { state: read } = readSafetensors(
      writeSafetensors(new Map([['a', { shape: [3], data: Float32Array.of(1 / 3, 2049, -65504) }]]), 'F16'),
    );
    expect(read.get('a')!.data).toEqual(Float32Array.of(0.333251953125, 2048, -65504));
  });

  test('what float16 cannot hold is refused with its name', () => {
    const large = new Map([['head.0.bias', { shape: [1], data: Float32Array.of(70000) }]]);
    expect(() => writeSafetensors(large, 'F16')).toThrow(/'head\.0\.bias' holds 70000/);
  });

  test('the header fills a multiple of 8 bytes, so that the weights are aligned', () => {
    const bytes = writeSafetensors(state, 'F32', metadata);
    expect(new DataView(bytes.buffer).getUint32(0, true) % 8).toBe(0);
    expect(bytes[8]).toBe('{'.charCodeAt(0));
  });

  test('the same parameters give the same bytes, whatever their order', () => {
    const reversed = new Map([...state].reverse());
    expect(writeSafetensors(reversed, 'F16', metadata)).toEqual(writeSafetensors(state, 'F16', metadata));
  });
});

describe('reading safetensors', () => {
  test('takes the four number formats', () => {
    const read = readSafetensors(
      file(
        {
          f64: { dtype: 'F64', shape: [1], data_offsets: [0, 8] },
          f32: { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
          f16: { dtype: 'F16', shape: [1, 1], data_offsets: [12, 14] },
          bf16: { dtype: 'BF16', shape: [], data_offsets: [14, 16] },
          none: { dtype: 'F32', shape: [0, 3], data_offsets: [16, 16] },
        },
        [0, 0, 0, 0, 0, 0, 0xf8, 0xbf, ...four, 0, 0x3e, 0xc0, 0x3f],
      ),
    );
    expect([...read.state].map(([name, { shape, data }]) => [name, shape, [...data]])).toEqual([
      ['f64', [1], [-1.5]],
      ['f32', [1], [1]],
      ['f16', [1, 1], [1.5]],
      ['bf16', [], [1.5]],
      ['none', [0, 3], []],
    ]);
  });

  const a = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
  test.each<[string, Uint8Array, RegExp]>([
    ['shorter than a header', Uint8Array.of(1, 2, 3), /shorter than/],
    ['a header that claims too much', file('{}').subarray(0, 9), /claims 2 bytes, but only 1 follow/],
    ['a header of absurd length', new Uint8Array(8).fill(0x40), /header claims/],
    ['no JSON', file('{"a":'), /not valid JSON/],
    ['a list for a header', file('[]'), /not a JSON object/],
    ['metadata that are not strings', file({ __metadata__: { epochs: 3 } }), /'epochs' is not a string/],
    ['an entry that is no object', file({ a: 3 }), /entry 'a' is not an object/],
    [
      'a number format for no weights',
      file({ a: { ...a, dtype: 'I64' } }, four),
      /'a' has the number format "I64"/,
    ],
    ['a negative axis', file({ a: { ...a, shape: [-1] } }, four), /'a' has the shape \[-1\]/],
    [
      'offsets that are not two',
      file({ a: { ...a, data_offsets: [0] } }, four),
      /'a' has the data_offsets \[0\]/,
    ],
    [
      'a shape of another size',
      file({ a: { ...a, shape: [2] } }, four),
      /'a' of shape \[2\] needs 8 bytes but has 4/,
    ],
    ['overlapping entries', file({ a, b: { ...a } }, four), /'b' overlaps/],
    ['a hole', file({ a: { ...a, data_offsets: [4, 8] } }, [...four, ...four]), /4 bytes before entry 'a'/],
    ['a file cut short', file({ a }, [0, 0]), /'a' ends at byte 4 of 2; the file is cut short/],
    ['bytes left over', file({ a }, [...four, 0]), /1 bytes at its end/],
  ])('refuses %s', (_, bytes, message) => {
    const error = thrownBy(() => readSafetensors(bytes));
    expect(error).toBeInstanceOf(ReaderError);
    expect((error as ReaderError).message).toMatch(message);
  });
});
