import { expect, it } from 'vitest';
import { score } from '../../../src/analysis/metrics.ts';
import { differencePlane, brightness } from '../../../src/analysis/picture-planes.ts';
import { radialPower } from '../../../src/analysis/spectrum-table.ts';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { interventionTable } from '../../../src/views/intervention-panel/table.ts';
import { differenceOf } from '../../../src/views/intervention-panel/outcome.ts';

const hr = drawCard('facade', 24);
const changedBy = (by: number) => {
  const sr = { ...hr, data: hr.data.map((value, i) => (i % 7 === 0 ? Math.min(255, value + by) : value)) };
  return { sr, score: score(sr, hr, 2) };
};
const [plain, edited] = [changedBy(5), changedBy(20)];
const plane = { width: 24, height: 24 };
const spectra = {
  plain: planeSpectrum({ ...plane, data: brightness(plain.sr).data }).table,
  difference: planeSpectrum(differencePlane(edited.sr, plain.sr)).table,
};

it('has the scores, the size of the difference, and both powers at every frequency', () => {
  const { rows } = interventionTable(plain, edited, spectra);
  const [before, after] = [plain.score.psnr, edited.score.psnr];
  expect(rows[0]).toEqual(['PSNR on Y (dB)', undefined, before, after, after - before]);
  expect(rows[2]?.[4]).toBe(differenceOf(edited.sr, plain.sr).largest);
  const powers = rows.slice(4);
  const { frequency, mean } = radialPower(spectra.difference, 0);
  expect(powers.map((row) => row[1])).toEqual([...frequency]);
  expect(powers.map((row) => row[4])).toEqual([...mean]);
});

it('while nothing is edited has what the plain network reaches', () => {
  expect(interventionTable(plain, undefined, spectra).rows.map((row) => row.slice(2))).toEqual([
    [plain.score.psnr, undefined, undefined],
    [plain.score.ssim, undefined, undefined],
  ]);
});

it('without a truth has the difference alone', () => {
  const { rows } = interventionTable(
    { ...plain, score: undefined },
    { ...edited, score: undefined },
    undefined,
  );
  expect(rows).toHaveLength(2);
});
