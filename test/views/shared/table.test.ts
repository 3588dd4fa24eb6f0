import { csvParse } from 'd3';
import { expect, it } from 'vitest';
import { writeCsv } from '../../../src/views/shared/table.ts';

it('writes a line of names and one per row, every number with all its digits', () => {
  const table = {
    columns: ['frequency (cycles/pixel)', 'power'],
    rows: [
      [0.1 + 0.2, 1e-20],
      [1, -0.5],
    ],
  };
  expect(writeCsv(table)).toBe('frequency (cycles/pixel),power\n0.30000000000000004,1e-20\n1,-0.5\n');
});

it('leaves out what there is none of, and quotes words with commas', () => {
  const text = writeCsv({
    columns: ['system', 'PSNR (dB)'],
    rows: [['RCAN, body after bicubic', undefined]],
  });
  expect([...csvParse(text)]).toEqual([{ system: 'RCAN, body after bicubic', 'PSNR (dB)': '' }]);
});
