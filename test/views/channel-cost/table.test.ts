import { expect, it } from 'vitest';
import { costTable } from '../../../src/views/channel-cost/table.ts';

it('has every muted channel with what the output lost, and nothing where there is no truth', () => {
  const place = { group: 1, block: 0, channel: 4 };
  const { columns, rows } = costTable(
    [{ ...place, share: 0.5, attention: 0.9, energy: 12, psnr: NaN, high: -0.01 }],
    0.25,
  );
  expect(columns).toEqual([
    'group',
    'block',
    'channel',
    'share above 0.25 cycles/pixel',
    's',
    'energy',
    'PSNR lost (dB)',
    'part lost of the energy above 0.25 cycles/pixel',
  ]);
  expect(rows).toEqual([[1, 0, 4, 0.5, 0.9, 12, NaN, -0.01]]);
});
