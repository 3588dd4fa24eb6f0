import { expect, test } from 'vitest';
import { planJobs, type Wanted } from './plan.ts';

const wanted: Wanted = {
  where: ['node'],
  tasks: ['forward', 'recording', 'linear', 'tiling', 'paper'],
  repeats: 7,
};
const software = { name: 'google swiftshader', software: true };

test('Node has one thread, Chromium also ours and onnxruntime-web on two', () => {
  const threads = (where: 'node' | 'chromium') =>
    planJobs({ ...wanted, tasks: ['forward'] }, where, undefined).map(({ lanes }) =>
      lanes.map(({ contender, seat }) => `${contender} ${seat.threads}`),
    );
  expect(threads('node')).toEqual([['ours 1', 'tfjs 1', 'ort 1']]);
  expect(threads('chromium')[0]).toEqual(expect.arrayContaining(['ours 2', 'ort 2']));
});

test('a software adapter gets a network and pictures that it is through with in seconds', () => {
  const [onSoftware] = planJobs(wanted, 'dawn', software);
  const [onGpu] = planJobs(wanted, 'dawn', { name: 'a GPU', software: false });
  expect(onSoftware).toMatchObject({ backend: 'webgpu', net: [1, 2, 16], sizes: [16, 32] });
  expect(onGpu).toMatchObject({ backend: 'webgpu', net: undefined, sizes: [64, 96, 128] });
});

test('without an adapter nothing is measured on webgpu', () => {
  expect(planJobs(wanted, 'dawn', undefined)).toEqual([]);
});

test('differences of some per cent are measured more often', () => {
  const [recording] = planJobs({ ...wanted, tasks: ['recording'] }, 'node', undefined);
  expect(recording?.repeats).toBe(21);
});

test('another build of the kernels is measured where it is asked for', () => {
  const [forward] = planJobs({ ...wanted, tasks: ['forward'], kernels: 'simd' }, 'node', undefined);
  expect(forward?.lanes.map(({ seat }) => seat.kernels)).toEqual(['simd', undefined, undefined]);
});
