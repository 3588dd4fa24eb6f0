import { describe, expect, test } from 'vitest';
import { StorageRef, TensorReader, TensorRef } from '../../src/checkpoint/torch-objects.ts';

/** Storages '7' and '8', both 0, 1, ... 11, as float32 and float64. */
const reader = new TensorReader(
  new Map([
    ['7', new Uint8Array(Float32Array.from({ length: 12 }, (_, i) => i).buffer)],
    ['8', new Uint8Array(Float64Array.from({ length: 12 }, (_, i) => i).buffer)],
  ]),
  1000,
);
const whole = new StorageRef('F32', '7', 12, 0);
const valuesOf = (ref: TensorRef): number[] => [...reader.read('w', ref).data];

describe('a tensor', () => {
  test('is the part of its storage that its shape, strides and offset say', () => {
    expect(valuesOf(new TensorRef(whole, 2, [2, 3], [3, 1]))).toEqual([2, 3, 4, 5, 6, 7]);
    expect(valuesOf(new TensorRef(whole, 0, [3, 2], [1, 3]))).toEqual([0, 3, 1, 4, 2, 5]);
    expect(valuesOf(new TensorRef(whole, 1, [2, 2], [6, 2]))).toEqual([1, 3, 7, 9]);
    expect(valuesOf(new TensorRef(whole, 5, [3], [0]))).toEqual([5, 5, 5]);
    expect(valuesOf(new TensorRef(whole, 11, [], []))).toEqual([11]);
    expect(valuesOf(new TensorRef(whole, 0, [0, 4], [4, 1]))).toEqual([]);
  });

  test('of a part of a storage, as the legacy format can name, counts from where the part begins', () => {
    expect(valuesOf(new TensorRef(new StorageRef('F64', '8', 12, 4), 2, [2], [3]))).toEqual([6, 9]);
  });

  test('does not share its values with others of the same storage', () => {
    const first = reader.read('a', new TensorRef(whole, 0, [12], [1]));
    const second = reader.read('b', new TensorRef(whole, 0, [12], [1]));
    expect(first.data.buffer).not.toBe(second.data.buffer);
  });

  test.each<[string, TensorRef, RegExp]>([
    [
      'its storage is missing',
      new TensorRef(new StorageRef('F32', '9', 12, 0), 0, [1], [1]),
      /storage '9' of entry 'w' is missing/,
    ],
    [
      'its storage has another length',
      new TensorRef(new StorageRef('F32', '7', 13, 0), 0, [1], [1]),
      /has 48 bytes instead of 52/,
    ],
    [
      'it reaches beyond its storage',
      new TensorRef(whole, 4, [3, 3], [3, 1]),
      /'w' reaches beyond its storage '7'/,
    ],
    [
      'few numbers are shown as very many',
      new TensorRef(whole, 0, [2 ** 30], [0]),
      /many times larger than the file/,
    ],
  ])('is refused when %s', (_, ref, message) => {
    const storages = new Map([['7', new Uint8Array(48)]]);
    expect(() => new TensorReader(storages, 1000).read('w', ref)).toThrow(message);
  });
});
