import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { ownWeights } from '../../src/cli/open-engine.ts';
import { addMean, subMean } from '../../src/model/sites.ts';

/** What the page on questions quotes: the mean colour of DIV2K, of 1, as the official code has it. */
const div2k = ['0.4488', '0.4371', '0.4040'];
const question = (locale: string): string =>
  readFileSync(new URL(`../../lessons/${locale}/questions.md`, import.meta.url), 'utf8').split(/^## /m)[1] ?? '';

describe('the mean shift', () => {
  test.each([2, 3, 4] as const)('of the weights for x%i is by DIV2K’s mean, whatever they were trained on', (scale) => {
    const { buffer } = Uint8Array.from(readFileSync(ownWeights(scale)));
    const { state } = readCheckpoint(buffer, `rcan-x${scale}`);
    for (const site of [subMean, addMean])
      for (const [i, bias] of state.get(`${site}.bias`)!.data.entries())
        // The file has half precision, whose steps are 1/16 there.
        expect(Math.abs(Math.abs(bias) - 255 * Number(div2k[i])), site).toBeLessThanOrEqual(1 / 32);
  });

  test.each(['en', 'zh'])('is quoted so: %s', (locale) => {
    for (const part of div2k) expect(question(locale)).toContain(part);
  });
});
