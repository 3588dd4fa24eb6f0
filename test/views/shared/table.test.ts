import { csvParse } from 'd3';
import { expect, it } from 'vitest';
import { tabulate, writeCsv } from '../../../src/views/shared/table.ts';

it('is a line for each thing and a column for each thing that is said of them', () => {
  const table = tabulate([3, 4], { side: (side) => side, 'area (px)': (side) => side * side });
  expect(table).toEqual({
    columns: ['side', 'area (px)'],
    rows: [
      [3, 9],
      [4, 16],
    ],
  });
});

it('is written with every digit of its numbers', () => {
  const rows = [
    [0.1 + 0.2, 1e-20],
    [1, -0.5],
  ];
  expect(writeCsv({ columns: ['frequency (cycles/pixel)', 'power'], rows })).toBe(
    'frequency (cycles/pixel),power\n0.30000000000000004,1e-20\n1,-0.5\n',
  );
});

it('leaves out what there is none of, and quotes words with commas', () => {
  const columns = ['system', 'PSNR (dB)', 'share'];
  const text = writeCsv({ columns, rows: [['RCAN, body after bicubic', undefined, NaN]] });
  expect([...csvParse(text)]).toEqual([{ system: 'RCAN, body after bicubic', 'PSNR (dB)': '', share: '' }]);
});
