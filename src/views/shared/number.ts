/** Digits worth reading in a figure: fewer behind the point the larger the number, at most `most` of them. */
function decimals(value: number, most: number): number {
  const size = Math.abs(value);
  return Math.max(0, most - (size >= 100 ? 2 : size >= 10 ? 1 : 0));
}

/** A value for reading, with a true minus sign and never "−0.00": 0.13, −3.21, 41.5, −128 for `most` = 2. */
export function formatNumber(value: number, most = 2): string {
  const text = Math.abs(value).toFixed(decimals(value, most));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
