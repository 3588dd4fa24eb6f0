import { describe, expect, it } from 'vitest';
import { setLiveFormula } from '../../../src/lessons/equations/live-formulas.ts';
import { stepFormulas } from '../../../src/views/attention-unfolded/formulas.ts';
import { filledFormula } from '../../../src/views/shared/live-formula.ts';

/** The text of what is seen, and of what is read out. */
const texts = (html: string) => {
  const [, read = ''] = /<math[^>]*>([^]*)<\/math>/.exec(html) ?? [];
  const seen = html.replace(/<math[^]*<\/math>/, '');
  return [seen, read].map((part) => part.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u200b\s]/g, ''));
};

describe('a formula with numbers of a run', () => {
  it('has them where it is seen and where it is read out', () => {
    const html = setLiveFormula(String.raw`s_{\slot{channel}} = \frac{\slot{sum}}{4}`);
    for (const text of texts(filledFormula(html, { channel: 12, sum: '−0.5' }))) {
      expect(text).toContain('12');
      expect(text).toContain('−0.5');
    }
  });

  it('is refused where one is missing', () => {
    expect(() => filledFormula(setLiveFormula(String.raw`\slot{sum}`), {})).toThrow('lacks the number "sum"');
  });

  it.each(Object.entries(stepFormulas))('leaves no slot and no link behind: %s', (_, tex) => {
    const names = [...tex.matchAll(/\\slot\{(\w+)\}/g)].map(([, name]) => name!);
    const html = filledFormula(setLiveFormula(tex), Object.fromEntries(names.map((name) => [name, 7])));
    expect(html).not.toMatch(/href|⟦|<a /);
    for (const text of texts(html)) expect(text.match(/7/g)).toHaveLength(names.length);
  });
});
