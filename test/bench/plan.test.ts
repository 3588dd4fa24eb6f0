import { expect, test } from 'vitest';
import { planJobs, type Wanted } from './plan.ts';

const wanted: Wanted = {
  where: ['node'],
  tasks: ['forward', 'trace', 'linear', 'tiling', 'paper'],
  repeats: 7,
};
const software = { name: 'google swiftshader', software: true };

test('Node has one thread, Chromium also ours and onnxruntime-web on two', () => {
  const threads = (where: 'node' | 'chromium') =>
    planJobs({ ...wanted, tasks: ['forward'] }, where, undefined).map(({ lanes }) =>
      lanes.map(({ contender, worker }) => `${contender} ${worker.threads}`),
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

const rowsOf = (tasks: Wanted['tasks'], sizes?: readonly number[]) =>
  planJobs({ ...wanted, tasks, sizes }, 'node', undefined).map((job) => ({
    sizes: job.sizes,
    repeats: job.repeats,
    rows: job.lanes.map(({ task, contender }) => `${task} ${contender}`),
  }));

test('what the page does is measured beside plain forward passes, and more often, as it differs by some per cent', () => {
  expect(rowsOf(['trace', 'edit-last'])).toEqual([
    { sizes: [96], repeats: 21, rows: ['forward ours', 'trace ours', 'edit-last ours'] },
  ]);
});

test('no row is there twice', () => {
  const plain = ['forward ours', 'forward tfjs', 'forward ort'];
  expect(rowsOf(['forward', 'sweep'])).toEqual([
    { sizes: [96], repeats: 21, rows: [...plain, 'sweep ours'] },
    { sizes: [64, 128], repeats: 7, rows: plain },
  ]);
  expect(rowsOf(['forward', 'sweep'], [96])).toHaveLength(1);
});

test('what the page does on one backend is done in one worker', () => {
  const [job] = planJobs({ ...wanted, tasks: ['trace', 'sweep'] }, 'node', undefined);
  expect(new Set(job!.lanes.map(({ worker }) => JSON.stringify(worker))).size).toBe(1);
});

test('parts of an output are measured beside the forward pass of the same network, at every scale', () => {
  const jobs = planJobs({ ...wanted, tasks: ['contributions'] }, 'node', undefined);
  expect(jobs.map(({ lanes }) => lanes[0]!.worker.scale)).toEqual([2, 3, 4]);
  for (const { lanes, sizes } of jobs) {
    expect(sizes).toEqual([96]);
    expect(lanes.map(({ contender, way }) => `${contender} ${way}`)).toEqual([
      'ours plain',
      'groups groups',
      'blocks blocks',
      'channels channels',
    ]);
    expect(new Set(lanes.map(({ worker }) => JSON.stringify(worker))).size).toBe(1);
  }
  expect(planJobs({ ...wanted, tasks: ['contributions'] }, 'chromium', undefined)).toEqual([]);
});

test('another build of the kernels is measured where it is asked for', () => {
  const [forward] = planJobs({ ...wanted, tasks: ['forward'], kernels: 'simd' }, 'node', undefined);
  expect(forward?.lanes.map(({ worker }) => worker.kernels)).toEqual(['simd', undefined, undefined]);
});
