import { format } from 'd3';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const raised = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') +
  [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');

/** A power of ten on an axis: 10⁻³. */
export const powerOfTen = (value: number): string => `10${raised(Math.round(Math.log10(value)))}`;

/** A power for reading: three digits, and from a thousand on or under a hundredth as 1.23 × 10⁻⁵. */
export function formatPower(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0 || (value >= 0.01 && value < 1000)) return format('.3~r')(value);
  const [digits, exponent] = value.toExponential(2).split('e');
  return `${digits} × 10${raised(Number(exponent))}`;
}

/** A share of energy: 0.351, or a dash where there is no energy. */
export const formatShare = (share: number): string => (Number.isFinite(share) ? share.toFixed(3) : '–');
