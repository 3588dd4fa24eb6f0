import type { Locale } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import type { Unit } from './question.ts';

type UnitNames = Readonly<Record<Unit, string>>;
const english: UnitNames = { '': '', '%': '%', dB: 'dB', px: 'px', times: 'times' };

export const unitNames: Readonly<Record<Locale, UnitNames>> = {
  en: english,
  zh: { ...english, px: '像素', times: '倍' },
};

/** Counts as they are, with thin spaces; measured numbers with the digits worth reading. */
export function quantity(value: number, unit: Unit, locale: Locale): string {
  if (unit === '%') return `${formatNumber(value, 1)}%`;
  const counted = unit === '' || unit === 'px';
  const figure = counted ? Math.round(value).toLocaleString('en').replaceAll(',', ' ') : formatNumber(value);
  return `${figure} ${unitNames[locale][unit]}`.trim();
}
