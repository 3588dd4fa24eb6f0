import type { Locale } from './look.ts';

/** A value behind its label, for a name that is not seen: `Theme: dark`, `外观：深色`. */
export const labelled = (locale: Locale, label: string, value: string): string =>
  `${label}${locale === 'zh' ? '：' : ': '}${value}`;
