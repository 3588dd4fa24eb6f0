import { describe, expect, it } from 'vitest';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { attention, blockConv2, hidden, squeeze } from '../../../src/model/sites.ts';
import { symbolRow, type Sources } from '../../../src/views/equation/rows.ts';
import type { Here } from '../../../src/views/equation/symbols.ts';

const config: UpscalerConfig = { groups: 3, blocks: 2, features: 8, reduction: 4, scale: 2, colors: 3 };
const here: Here = { config, input: { height: 2, width: 3 }, group: 2, block: 1, channel: 5 };

const maps = {
  channels: 8,
  height: 2,
  width: 3,
  data: Float32Array.from({ length: 48 }, (_, i) => i - 10),
};
const sources: Sources = {
  record: (site) => (site === blockConv2(2, 1) ? maps : undefined),
  weights: (site) => (site === squeeze(2, 1) ? Float32Array.of(-1, 2, 5) : undefined),
  picture: { channels: 3, height: 1, width: 2, data: Uint8ClampedArray.of(0, 10, 20, 30, 40, 50) },
};
const nothing: Sources = { record: () => undefined, weights: () => undefined, picture: undefined };

describe('the row of a symbol', () => {
  it('gives a tensor its path, its shape and its numbers, those of the selected channel too', () => {
    expect(symbolRow('X_g,b', here, sources)).toMatchObject({
      site: 'body.2.body.1.body.2',
      path: 'body.2.body.1.body.2',
      shape: '2×3×8',
      numbers: { mean: 13.5, least: -10, most: 37, selected: 22.5 },
    });
  });

  it('gives a vector with the channels of the maps the value of the selected one', () => {
    const s = Float32Array.of(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    const record = (site: string) =>
      site === attention(2, 1) ? { channels: 8, height: 1, width: 1, data: s } : undefined;
    const { shape, numbers } = symbolRow('s', here, { ...nothing, record });
    expect(shape).toBe('1×1×8');
    expect(numbers?.selected).toBeCloseTo(0.5, 6);
  });

  it('gives the output, which has other channels, no number of the selected one', () => {
    const record = () => ({ channels: 3, height: 1, width: 1, data: Float32Array.of(1, 2, 3) });
    const { shape, numbers } = symbolRow('I_SR', here, { ...nothing, record });
    expect(shape).toBe('4×6×3');
    expect(numbers).toEqual({ mean: 2, least: 1, most: 3 });
  });

  it('gives weights the name of the parameter, and outputs x inputs x height x width', () => {
    expect(symbolRow('W_D', here, sources)).toMatchObject({
      site: 'body.2.body.1.body.3.conv_du.0',
      path: 'body.2.body.1.body.3.conv_du.0.weight',
      shape: '2×8×1×1',
      numbers: { mean: 2, least: -1, most: 5 },
    });
    expect(symbolRow('W_LSC', here, sources)).toMatchObject({ path: 'body.3.weight', shape: '8×8×3×3' });
    expect(symbolRow('W_LSC', here, sources).numbers).toBeUndefined();
  });

  it('says of an operation where it is, and of a part that is no module, no path', () => {
    const relu = symbolRow('delta', here, sources);
    expect(relu).toMatchObject({ site: hidden(2, 1), path: hidden(2, 1) });
    expect(relu.shape).toBeUndefined();
    const upsampler = symbolRow('H_UP', here, sources);
    expect(upsampler.site).toBe('tail.0.1');
    expect(upsampler.path).toBeUndefined();
  });

  it('knows the picture, and the size of its maps', () => {
    expect(symbolRow('I_LR', here, sources)).toMatchObject({
      shape: '2×3×3',
      numbers: { mean: 25, least: 0, most: 50 },
    });
    expect(symbolRow('H', here, sources).value).toBe(2);
    expect(symbolRow('W', here, sources).value).toBe(3);
  });

  it('has the shape before there is a run, and before there is a network only the symbol', () => {
    expect(symbolRow('X_g,b', here, nothing).shape).toBe('2×3×8');
    expect(symbolRow('X_g,b', here, nothing).numbers).toBeUndefined();
    expect(Object.keys(symbolRow('X_g,b', undefined, nothing))).toEqual(['name', 'symbol']);
  });
});
