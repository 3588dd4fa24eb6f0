import { expect, test } from 'vitest';
import { plannedRuns, type PlannedRun } from '../../../src/cli/ablation/experiments.ts';
import type { RecordedRun } from '../../../src/cli/ablation/recorded-run.ts';
import { ablationReport } from '../../../src/cli/ablation/report.ts';

function recorded({ id, setup }: PlannedRun, psnrs: readonly number[]): RecordedRun {
  return {
    id,
    setup,
    pictures: 3,
    heldOut: { names: ['bird'], bicubic: 33.5 },
    firstGradient: 2e-9,
    multiplyAdds: 4e6,
    points: psnrs.map((psnr, i) => ({
      step: 100 * (i + 1),
      seconds: i + 1,
      loss: 9 - i,
      psnr,
      trainingPsnr: psnr + 1,
    })),
  };
}

const planned = (id: string): PlannedRun => plannedRuns.find((plan) => plan.id === id)!;

test('a page without runs says that none is recorded', () => {
  const page = ablationReport([]);
  expect(page).toContain('Recorded: 0 of');
  expect(page).toContain('Attention: not recorded.');
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
});

test('what a part is worth is the mean over pairs that differ in it alone, beside the paper’s', () => {
  const page = ablationReport([
    recorded(planned('table-1-all-seed-0'), [33, 34.5]),
    recorded(planned('table-1-no-ca-seed-0'), [33, 34.25]),
    recorded(planned('table-1-all-seed-1'), [33, 34]),
    recorded(planned('table-1-no-ca-seed-1'), [33, 34.25]),
  ]);
  expect(page).toContain('Attention: +0.00 dB on average, better in 1 of 2 pairs (paper: +0.06 dB).');
  expect(page).toMatch(
    /\| yes +\| yes +\| yes +\| 34\.25 +\| 34\.00 to 34\.50 +\| 0\.35 +\| 2 +\| 37\.90 \|/,
  );
});

test('overfitting is the best validation before the end', () => {
  const page = ablationReport([recorded(planned('pictures-1'), [33, 34, 33.75])]);
  expect(page).toMatch(/\| 1 +\| 34\.75 +\| 33\.75 +\| 34\.00 +\| 200 +\|/);
});

test('runs that do not rest on as much are compared where the cheapest ended', () => {
  const cheap = { ...recorded(planned('upsampling-last-16'), [33, 34]), multiplyAdds: 1e6 };
  const dear = { ...recorded(planned('upsampling-first-16'), [33.5, 35]), multiplyAdds: 4e6 };
  const page = ablationReport([
    { ...cheap, points: cheap.points.map((point) => ({ ...point, step: (10 * point.step) / 2 })) },
    { ...dear, points: dear.points.map((point) => ({ ...point, step: 2.5 * point.step })) },
  ]);
  const row = page.split('\n').find((line) => line.startsWith('| bicubic first'))!;
  expect(
    row
      .split('|')
      .map((text) => text.trim())
      .slice(5, 8),
  ).toEqual(['35.00', '33.50', '35.00']);
});
