import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeNpy, encodeNpz } from '../../src/cli/npz.ts';

const array = { shape: [1, 2, 1, 3], data: Float32Array.of(1, 2, 3, 4, 5, -0.5) };

describe('.npy', () => {
  test('is a preamble, a padded Python dict and the numbers, byte by byte', () => {
    const file = encodeNpy(array);
    const begin = 128;
    expect([...file.subarray(0, 10)]).toEqual([0x93, ...Buffer.from('NUMPY'), 1, 0, begin - 10, 0]);
    expect(Buffer.from(file.subarray(10, begin)).toString('latin1')).toBe(
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 1, 3), }".padEnd(begin - 11) + '\n',
    );
    expect(new Float32Array(file.slice(begin).buffer)).toEqual(array.data);
  });

  test('a shape of one axis is a Python tuple', () => {
    expect(Buffer.from(encodeNpy({ shape: [6], data: array.data })).toString('latin1')).toContain(
      "'shape': (6,), }",
    );
  });

  test('takes part of a buffer for what it is', () => {
    const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
    expect(encodeNpy({ shape: [2], data: part })).toEqual(
      encodeNpy({ shape: [2], data: Float32Array.of(1, 2) }),
    );
  });
});

describe('.npz', () => {
  const arrays = new Map([
    ['body.0', array],
    ['tail:input', { shape: [1], data: Float32Array.of(7) }],
  ]);

  test('stores one .npy for each site', () => {
    const files = unzipSync(encodeNpz(arrays));
    expect(Object.keys(files)).toEqual(['body.0.npy', 'tail:input.npy']);
    expect(files['body.0.npy']).toEqual(encodeNpy(array));
  });

  const python = ['python3', '/usr/bin/python3'].find((command) => {
    try {
      execFileSync(command, ['-c', 'import numpy'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });

  test.skipIf(!python)('numpy reads it (skipped where there is no Python with numpy)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'npz-'));
    try {
      const path = join(folder, 'trace.npz');
      writeFileSync(path, encodeNpz(arrays));
      const script = `
import json, sys, numpy
with numpy.load(sys.argv[1]) as npz:
    print(json.dumps({k: [str(npz[k].dtype), list(npz[k].shape), npz[k].ravel().tolist()] for k in npz.files}))`;
      expect(JSON.parse(execFileSync(python!, ['-c', script, path], { encoding: 'utf8' }))).toEqual({
        'body.0': ['float32', [1, 2, 1, 3], [...array.data]],
        'tail:input': ['float32', [1], [7]],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
