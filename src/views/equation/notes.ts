import type { Words } from '../shared/look.ts';

/** Said of several equations. */
export const biases: Words<string> = {
  en: 'Every convolution also adds a bias, which the paper leaves out of its formulas.',
  zh: '每个卷积还要加上偏置，论文的公式里省略了。',
};
