import { describe, expect, it } from 'vitest';
import { contenders, type RaceConditions } from '../../../src/views/race/rows.ts';
import { systemNames } from '../../../src/model/baselines/systems.ts';

const conditions: RaceConditions = {
  scale: 2,
  width: 64,
  height: 64,
  sizes: {},
  ownKernels: false,
  limit: 2 ** 31,
  rcanScales: [2, 3, 4],
};

const contender = (system: string, change: Partial<RaceConditions> = {}) => {
  const found = contenders({ ...conditions, ...change }).find((one) => one.system === system);
  if (!found) throw new Error(`There is no ${system}.`);
  return found;
};

describe('the systems before the start', () => {
  it('are all there, and at x2 and 64 px nothing hinders any of them', () => {
    expect(contenders(conditions).map(({ system }) => system)).toEqual(systemNames);
    expect(contenders(conditions).filter(({ obstacle }) => obstacle)).toEqual([]);
  });

  it('have the published numbers of the scale, where there are some', () => {
    expect(contender('drrn').quoted?.psnr).toBe(37.74);
    expect(contender('drrn', { scale: 4 }).quoted?.psnr).toBe(31.68);
    expect(contender('nearest').quoted).toBeUndefined();
  });

  it('at x8, those that are not made for it say what they do, and have no complexity', () => {
    const vdsr = contender('vdsr', { scale: 8 });
    expect(vdsr.obstacle).toEqual({ kind: 'scale', scales: [2, 3, 4] });
    expect(vdsr.complexity).toBeUndefined();
    expect(contender('bicubic', { scale: 8 }).obstacle).toBeUndefined();
  });

  it('RCAN needs weights of the scale, in either place', () => {
    for (const system of ['rcan', 'rcan-after-bicubic']) {
      expect(contender(system, { scale: 8 }).obstacle).toEqual({ kind: 'weights' });
      expect(contender(system, { scale: 8, rcanScales: [8] }).obstacle).toBeUndefined();
    }
  });

  it('one whose maps do not fit says how much they need and how much there is', () => {
    const [need, limit] = [contender('memnet').complexity?.peakBytes ?? 0, 2 ** 20];
    expect(need).toBeGreaterThan(limit);
    expect(contender('memnet', { limit }).obstacle).toEqual({ kind: 'memory', need, limit });
    expect(contender('memnet', { limit: need }).obstacle).toBeUndefined();
    expect(contender('memnet', { limit: undefined }).obstacle).toBeUndefined();
  });

  it('RCAN always fits, in tiles, and interpolations hold no maps', () => {
    for (const system of ['rcan', 'bicubic'])
      expect(contender(system, { limit: 1 }).obstacle).toBeUndefined();
  });
});
