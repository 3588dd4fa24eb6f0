import { expect, it } from 'vitest';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { symbolRow } from '../../../src/views/equation/rows.ts';
import { symbolTable } from '../../../src/views/equation/table.ts';

it('an equation is saved with a line for every symbol, in ASCII', () => {
  const config: UpscalerConfig = { groups: 3, blocks: 2, features: 8, reduction: 4, scale: 2, colors: 3 };
  const here = { config, input: { height: 2, width: 3 }, group: 2, block: 1, channel: 5 };
  const s = Float32Array.of(0, 0.25, 0.5, 0.75, 0, 0.5, 1, 1);
  const record = () => ({ channels: 8, height: 1, width: 1, data: s });
  const rows = (['s', 'W_D', 'H'] as const).map((name) =>
    symbolRow(name, here, { record, weights: () => undefined, picture: undefined }),
  );
  const { columns, rows: lines } = symbolTable(rows);
  expect(columns).toEqual(['symbol', 'path', 'shape', 'mean', 'min', 'max', 'selected channel', 'value']);
  expect(lines).toEqual([
    ['s', 'body.2.body.1.body.3.conv_du', '1x1x8', 0.5, 0, 1, 0.5, undefined],
    ['W_D', 'body.2.body.1.body.3.conv_du.0.weight', '2x8x1x1', ...Array<undefined>(5)],
    ['H', undefined, undefined, undefined, undefined, undefined, undefined, 2],
  ]);
});
