import { expect, it } from 'vitest';
import { drawCard } from '../../../src/image/cards/index.ts';
import { systemNames } from '../../../src/model/baselines/systems.ts';
import { contenders } from '../../../src/views/race/rows.ts';
import { raceTable } from '../../../src/views/race/table.ts';
import { column } from '../../fixtures/column.ts';

const conditions = { width: 64, height: 64, sizes: {}, ownKernels: false, limit: 2 ** 31 };
const field = contenders({ ...conditions, scale: 8, rcanScales: [2] });
const output = drawCard('facade', 16);
const results = new Map([
  ['bicubic', { kind: 'finished', output, weights: 'none', backend: 'js', milliseconds: 3.5, psnr: 24 }],
  ['nearest', { kind: 'cancelled' }],
] as const);
const table = raceTable(field, results, 8);
const at = (system: string, name: string) => column(table, name)[column(table, 'system').indexOf(system)];

it('has every system with what it costs', () => {
  expect(column(table, 'system')).toEqual(systemNames);
  expect(column(table, 'multiply-adds')).toEqual(field.map(({ complexity }) => complexity?.multiplyAdds));
  expect(at('vdsr', 'parameters')).toBeUndefined();
});

it('has time and PSNR of those that finished, and the published PSNR of the scale', () => {
  expect([at('bicubic', 'time here (ms)'), at('bicubic', 'PSNR on Y here (dB)')]).toEqual([3.5, 24]);
  expect(at('nearest', 'time here (ms)')).toBeUndefined();
  const quoted = field.map((one) => one.quoted?.psnr);
  expect(column(table, 'PSNR on Y of Set5 x8, published (dB)')).toEqual(quoted);
});
