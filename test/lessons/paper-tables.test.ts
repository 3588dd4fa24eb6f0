import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rcanModelSizes, rcanTraining } from '../../src/model/baselines/published/rcan-settings.ts';
import { rcanTable1 } from '../../src/model/baselines/published/rcan-table-1.ts';
import { rcanTable2 } from '../../src/model/baselines/published/rcan-table-2.ts';
import { rcanTable3 } from '../../src/model/baselines/published/rcan-table-3.ts';
import { rcanTable4 } from '../../src/model/baselines/published/rcan-table-4.ts';
import type { PublishedScore, ScoresByScale } from '../../src/model/baselines/published/scores.ts';

const dash = '–';

/** Paper to notebook holds the figures of the paper's tables just as they are quoted in the code, in both languages. */
describe.each(['en', 'zh'])('paper to notebook in %s', (locale) => {
  const lines = readFileSync(new URL(`../../lessons/${locale}/paper.md`, import.meta.url), 'utf8').split('\n');
  const cells = (line: string): string[] =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  /** The rows of the table whose head begins with a word, below its head. */
  const table = (...heads: readonly string[]): string[][] => {
    const head = lines.findIndex((line) => heads.some((one) => line.startsWith(`| ${one}`)));
    const length = lines.slice(head).findIndex((line) => !line.startsWith('|'));
    return lines.slice(head + 2, head + length).map(cells);
  };
  const body = (...heads: readonly string[]) => table(...heads).map(([, ...values]) => values);

  it('has the eight networks of table 1', () => {
    const psnr = (attention: boolean) =>
      rcanTable1.filter((one) => one.attention === attention).map((one) => one.psnr.toFixed(2));
    expect(body('Table 1:', '表 1：PSNR')).toEqual([psnr(false), psnr(true)]);
  });

  it('has every row of table 2, at four scales', () => {
    const cell = (score?: PublishedScore) =>
      score ? `${score.psnr.toFixed(2)} / ${score.ssim.toFixed(4)}` : dash;
    const row = ([name, scores]: [string, ScoresByScale]) => [
      name,
      ...([2, 3, 4, 8] as const).map((scale) => cell(scores[scale])),
    ];
    expect(table('Table 2:', '表 2：Set5')).toEqual(Object.entries(rcanTable2).map(row));
  });

  it('has what is quoted of table 3', () => {
    const rows = Object.entries(rcanTable3).map(([name, score]) => [
      name,
      score.psnr.toFixed(2),
      'ssim' in score ? score.ssim.toFixed(4) : dash,
    ]);
    expect(table('Table 3:', '表 3：Set5')).toEqual(rows);
  });

  it('has what is quoted of table 4', () => {
    const { Bicubic, RCAN, originals } = rcanTable4;
    const row = (error: 'top1' | 'top5') => [Bicubic, RCAN, originals].map((column) => column[error].toFixed(3));
    expect(body('Table 4:', '表 4：ResNet-50')).toEqual([row('top1'), row('top5')]);
  });

  it('has the settings of section 4.1', () => {
    const { pictures, batch, patch, adam, rate, halvedEvery } = rcanTraining;
    const settings = body('Setting       |', '设定     |')
      .map(([paper]) => paper)
      .join('\n');
    expect(settings).toContain(String(pictures));
    expect(settings).toMatch(new RegExp(`${batch} .*${patch} × ${patch}`));
    expect(settings).toContain(String.raw`$\beta_1 = ${adam.beta1}$`);
    expect(settings).toContain(String.raw`$\beta_2 = ${adam.beta2}$`);
    expect(settings).toContain(`10^{${Math.log10(adam.epsilon)}}`);
    expect(settings).toContain(`$10^{${Math.log10(rate)}}$`);
    expect(settings).toContain(String.raw`$${halvedEvery / 1e5} \cdot 10^5$`);
  });

  it('has the sizes of figure 8', () => {
    const prose = lines.join('\n');
    for (const size of Object.values(rcanModelSizes))
      expect(prose).toContain(locale === 'en' ? `${size / 1e6} million` : `${size / 1e4} 万`);
  });
});
