import type { Score } from '../../analysis/metrics.ts';
import type { Pixels } from '../../image/pixels.ts';
import { outputName } from '../shared/output-name.ts';
import { tabulate, type Table } from '../shared/table.ts';
import { pictureNames, type PictureName } from './picture-names.ts';

/**
 * The pictures that there are, with what those that are scored have. The output is called 'sr', with the reader's edits
 * 'RCAN, edited'; 'RCAN' is then the one without.
 */
export function comparisonTable(
  pictures: Readonly<Partial<Record<PictureName, Pixels | undefined>>>,
  scores: Readonly<Partial<Record<PictureName, Score | undefined>>>,
): Table {
  const called = (name: PictureName): string =>
    name === 'plain' || (name === 'sr' && pictures.plain) ? outputName('en', name === 'sr') : name;
  return tabulate(
    pictureNames.filter((name) => pictures[name]),
    {
      picture: called,
      'width (px)': (name) => pictures[name]?.width,
      'height (px)': (name) => pictures[name]?.height,
      'PSNR on Y (dB)': (name) => scores[name]?.psnr,
      'SSIM on Y': (name) => scores[name]?.ssim,
    },
  );
}
