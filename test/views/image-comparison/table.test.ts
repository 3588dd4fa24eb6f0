import { expect, it } from 'vitest';
import { score } from '../../../src/analysis/metrics.ts';
import { downscale, upscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { comparisonTable } from '../../../src/views/image-comparison/table.ts';

const hr = drawCard('facade', 32);
const lr = downscale(hr, 2);
const bicubic = upscale(lr, 2);

it('has every picture there is, and what is scored its scores', () => {
  const scores = { bicubic: score(bicubic, hr, 2) };
  const { rows } = comparisonTable({ lr, bicubic, hr }, scores);
  expect(rows).toEqual([
    ['lr', 16, 16, undefined, undefined],
    ['bicubic', 32, 32, scores.bicubic.psnr, scores.bicubic.ssim],
    ['hr', 32, 32, undefined, undefined],
  ]);
});

it('tells the output of an edited network from that of the network as it was trained', () => {
  const named = (pictures: Parameters<typeof comparisonTable>[0]) =>
    comparisonTable(pictures, {}).rows.map(([name]) => name);
  expect(named({ bicubic, sr: hr })).toEqual(['bicubic', 'sr']);
  expect(named({ bicubic, plain: hr, sr: hr })).toEqual(['bicubic', 'RCAN', 'RCAN, edited']);
});
