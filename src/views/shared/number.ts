/** Digits worth reading in a figure: fewer behind the point the larger the number, at most `most` of them. */
function decimals(value: number, most: number): number {
  const size = Math.abs(value);
  return Math.max(0, most - (size >= 100 ? 2 : size >= 10 ? 1 : 0));
}

/** A value with so many digits behind the point, a true minus sign and never "−0.00". */
export function formatFixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A value for reading, with a true minus sign and never "−0.00": 0.13, −3.21, 41.5, −128 for `most` = 2. */
export const formatNumber = (value: number, most = 2): string => formatFixed(value, decimals(value, most));
