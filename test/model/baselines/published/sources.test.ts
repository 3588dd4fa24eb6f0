import { describe, expect, it } from 'vitest';
import { carnTable1 } from '../../../../src/model/baselines/published/carn-table-1.ts';
import { published } from '../../../../src/model/baselines/published/race.ts';
import { rcanTable1 } from '../../../../src/model/baselines/published/rcan-table-1.ts';
import { rcanTable2 } from '../../../../src/model/baselines/published/rcan-table-2.ts';
import { countComplexity } from '../../../../src/model/complexity.ts';
import { rcanModelSizes } from '../../../../src/model/baselines/published/rcan-settings.ts';

describe('what is quoted', () => {
  it('by the race has its paper, its table and its column', () => {
    for (const { source, complexity } of published) {
      expect(source).toMatch(/arXiv \d{4}\.\d{5}, table \d, Set5$/);
      if (complexity?.source !== undefined)
        expect(complexity.source).toMatch(/table 1, Params and MultAdds$/);
    }
  });

  it('by the race is of the RCAN paper’s table 2 where that has the system', () => {
    const quoted = (system: string) => published.find((one) => one.system === system)?.set5;
    expect(quoted('vdsr')).toBe(rcanTable2.VDSR);
    expect(quoted('rcan')?.[8]).toEqual({ psnr: 27.31, ssim: 0.7878 });
    expect(quoted('drrn')).toBe(carnTable1.DRRN.set5);
  });

  it('of one system by two papers is kept apart: they differ about VDSR', () => {
    const carn = carnTable1.VDSR.set5;
    const rcan = rcanTable2.VDSR;
    expect([carn[2]?.ssim, rcan[2]?.ssim]).toEqual([0.9587, 0.959]);
    expect([carn[3]?.psnr, rcan[3]?.psnr]).toEqual([33.66, 33.67]);
    for (const system of ['SRCNN', 'MemNet'] as const)
      expect(rcanTable2[system]).toMatchObject(carnTable1[system].set5);
  });
});

describe('table 1', () => {
  it('has each of the eight networks once', () => {
    const names = rcanTable1.map(({ long, short, attention }) => [long, short, attention].join());
    expect(new Set(names).size).toBe(8);
  });

  it('attention adds to every one of them, the skip connections more', () => {
    const psnr = (long: boolean, short: boolean, attention: boolean) =>
      rcanTable1.find((one) => one.long === long && one.short === short && one.attention === attention)!.psnr;
    for (const long of [false, true])
      for (const short of [false, true])
        expect(psnr(long, short, true)).toBeGreaterThan(psnr(long, short, false));
    expect(psnr(true, true, false)).toBeGreaterThan(psnr(false, false, true));
  });
});

describe('sizes of figure 8', () => {
  it('are those of networks for x4: RCAN counted, and EDSR’s of x2 with one stage more', () => {
    const paper = { groups: 10, blocks: 20, features: 64, reduction: 16, colors: 3 } as const;
    expect(Math.round(countComplexity({ ...paper, scale: 4 }, 1, 1).parameters / 1e6)).toBe(
      rcanModelSizes.RCAN / 1e6,
    );
    const edsr = published.find(({ system }) => system === 'edsr')!.complexity!.parameters;
    const stage = 9 * 256 * 1024 + 1024;
    expect(Math.round((edsr + stage) / 1e6)).toBe(rcanModelSizes.EDSR / 1e6);
  });
});
