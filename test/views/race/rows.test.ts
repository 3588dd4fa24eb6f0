import { describe, expect, it } from 'vitest';
import { entrants, type Course } from '../../../src/views/race/rows.ts';
import { systemNames } from '../../../src/model/baselines/systems.ts';

const course: Course = {
  scale: 2,
  width: 64,
  height: 64,
  sizes: {},
  ownKernels: false,
  limit: 2 ** 31,
  rcanScales: [2, 3, 4],
};

const entrant = (system: string, change: Partial<Course> = {}) => {
  const found = entrants({ ...course, ...change }).find((one) => one.system === system);
  if (!found) throw new Error(`There is no ${system}.`);
  return found;
};

describe('the systems before the start', () => {
  it('are all there, and at x2 and 64 px nothing hinders any of them', () => {
    expect(entrants(course).map(({ system }) => system)).toEqual(systemNames);
    expect(entrants(course).filter(({ obstacle }) => obstacle)).toEqual([]);
  });

  it('have the published numbers of the scale, where there are some', () => {
    expect(entrant('drrn').quoted?.psnr).toBe(37.74);
    expect(entrant('drrn', { scale: 4 }).quoted?.psnr).toBe(31.68);
    expect(entrant('nearest').quoted).toBeUndefined();
  });

  it('at x8, those that are not made for it say what they do, and have no cost', () => {
    const vdsr = entrant('vdsr', { scale: 8 });
    expect(vdsr.obstacle).toEqual({ kind: 'scale', scales: [2, 3, 4] });
    expect(vdsr.cost).toBeUndefined();
    expect(entrant('bicubic', { scale: 8 }).obstacle).toBeUndefined();
  });

  it('RCAN needs weights of the scale, in either place', () => {
    for (const system of ['rcan', 'rcan-after-bicubic']) {
      expect(entrant(system, { scale: 8 }).obstacle).toEqual({ kind: 'weights' });
      expect(entrant(system, { scale: 8, rcanScales: [8] }).obstacle).toBeUndefined();
    }
  });

  it('one whose maps do not fit says how much they need and how much there is', () => {
    const [need, limit] = [entrant('memnet').cost?.peakBytes ?? 0, 2 ** 20];
    expect(need).toBeGreaterThan(limit);
    expect(entrant('memnet', { limit }).obstacle).toEqual({ kind: 'memory', need, limit });
    expect(entrant('memnet', { limit: need }).obstacle).toBeUndefined();
    expect(entrant('memnet', { limit: undefined }).obstacle).toBeUndefined();
  });

  it('RCAN always fits, in tiles, and interpolations hold no maps', () => {
    for (const system of ['rcan', 'bicubic']) expect(entrant(system, { limit: 1 }).obstacle).toBeUndefined();
  });
});
