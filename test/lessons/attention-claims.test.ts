import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// What lessons say of docs/attention.md in words and counts, which `numbers.test.ts` does not look at.
const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8').replaceAll(/\s+/g, ' ');
const document = read('docs/attention.md');
const scales = document.split(/ (?=## ×)/).slice(1);
const [x2 = ''] = scales;

/** The numbers of the first place where the document of ×2 says so. */
const counts = (pattern: RegExp): number[] => (pattern.exec(x2) ?? []).slice(1).map(Number);
const english = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const chinese = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const [units, never, pictures, always, some] = counts(
  /Of (\d+) hidden units, (\d+) are above zero on none of the (\d+) pictures, (\d+) on all, and (\d+) switch/,
) as [number, number, number, number, number];
const [constant, blocks] = counts(/s never changes in (\d+) of (\d+) blocks/) as [number, number];
const [better, pairs] = counts(/in (\d+) of (\d+) pairs of pictures PSNR is higher/) as [number, number];

describe('what the lessons say of attention is what was measured', () => {
  test('its hidden units, its blocks and its pairs of pictures, in English', () => {
    const lesson = read('lessons/en/channel-attention.md');
    expect(some, 'else the sentence needs another verb').toBe(1);
    expect(lesson).toContain(
      `Of the ${units} hidden units, ${never} are above zero on none of the ${english[pictures]} pictures`,
    );
    expect(lesson).toContain(`Another ${always} are above zero on all, and only one on some`);
    expect(lesson).toContain(`In ${english[constant]} of the ${blocks} blocks all four are dead`);
    expect(lesson).toContain(`in ${better} of ${pairs} pairs they are the better ones`);
  });

  test('and in Chinese', () => {
    const lesson = read('lessons/zh/channel-attention.md');
    expect(lesson).toContain(`${units} 个隐藏单元里，有 ${never} 个在${chinese[pictures]}张图片上从不大于零`);
    expect(lesson).toContain(`另有 ${always} 个在每张图片上都大于零，只有 ${some} 个因图而异`);
    expect(lesson).toContain(`在 ${blocks} 个残差块中，有${chinese[constant]}个残差块的四个隐藏单元全部死亡`);
    expect(lesson).toContain(`在 ${pairs} 对图片中，有 ${better} 对用别的图片的系数反而更好`);
  });

  test('with s = 1 and with s = 0.1 PSNR falls on eleven of the twelve pictures', () => {
    for (const s of ['1', '0.1'])
      expect(x2).toMatch(new RegExp(`With s = ${s}: [^;]*; PSNR falls on 11 of 12,`));
    expect(read('lessons/en/channel-attention.md')).toContain('on eleven of the twelve pictures it falls');
    expect(read('lessons/zh/channel-attention.md')).toContain('十二张图片里有十一张下降');
  });

  test('factors that are the same for every picture cost little, and on the cards nothing on average', () => {
    expect(scales).toHaveLength(3);
    for (const scale of scales) {
      expect(scale).toContain('on all little, ');
      expect(scale).toContain('What s is, is mostly the channel’s own');
    }
    const [, lost] = /on test cards little, (−?\d\.\d\d) of/.exec(x2) ?? [];
    expect(Math.abs(Number(lost?.replace('−', '-')))).toBeLessThan(0.05);
  });

  test('the gate that costs least is the one that is named', () => {
    const [, least] = /cheapest `[\w.:]+` with (\d\.\d\d) dB/.exec(x2) ?? [];
    expect(read('lessons/en/residual-in-residual.md')).toContain(`even the cheapest costs ${least} dB`);
    expect(read('lessons/zh/residual-in-residual.md')).toContain(`损失最小的一条也有 ${least} dB`);
  });
});
