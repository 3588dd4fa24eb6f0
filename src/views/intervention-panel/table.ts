import { radialPower } from '../../analysis/spectrum-table.ts';
import type { Table, TableValue } from '../shared/table.ts';
import { differenceOf, type OutcomeSpectra, type Output } from './outcome.ts';

/** What the edits did to the picture: scores, the difference on luma, and the power of both at every frequency. */
export function interventionTable(
  plain: Output,
  edited: Output | undefined,
  spectra: OutcomeSpectra | undefined,
): Table {
  const difference = edited && differenceOf(edited.sr, plain.sr);
  const score = (quantity: string, of: 'psnr' | 'ssim'): TableValue[] => {
    const [before, after] = [plain.score?.[of], edited?.score?.[of]];
    const change = before !== undefined && after !== undefined ? after - before : undefined;
    return [quantity, undefined, before, after, change];
  };
  return {
    columns: ['quantity', 'frequency (cycles/pixel)', 'plain', 'edited', 'edited minus plain'],
    rows: [
      ...(plain.score ? [score('PSNR on Y (dB)', 'psnr'), score('SSIM on Y', 'ssim')] : []),
      ...(difference
        ? [
            levels('largest magnitude on luma (8-bit levels)', difference.largest),
            levels('mean magnitude on luma (8-bit levels)', difference.mean),
          ]
        : []),
      ...(edited && spectra ? powers(spectra) : []),
    ],
  };
}

const levels = (quantity: string, value: number): TableValue[] => [
  quantity,
  undefined,
  undefined,
  undefined,
  value,
];

function powers({ plain, difference }: OutcomeSpectra): TableValue[][] {
  const [before, change] = [radialPower(plain, 0), radialPower(difference, 0)];
  const quantity = 'power per frequency on luma (8-bit levels squared)';
  return Array.from(before.frequency, (at, ring) => [
    quantity,
    at,
    before.mean[ring],
    undefined,
    change.mean[ring],
  ]);
}
