/**
 * Whether an Accept-Encoding header lets a body be sent gzipped. Without the header it is sent as it is.
 * @param {string | undefined} header such as `br, gzip;q=0.8, *;q=0`
 */
export function acceptsGzip(header = '') {
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const entry of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    weights.set(coding, Number(weight));
  }
  // What is no number is no weight; "x-gzip" is its old name (RFC 9110, 8.4.1.3).
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}

/**
 * Whether an If-None-Match header names what would be sent, which then need not be. Weak comparison (RFC 9110, 13.1.2).
 * @param {string | undefined} header entity tags with commas between, or `*`
 * @param {string} tag
 */
export function isKnown(header, tag) {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.match(/"[^"]*"/g)?.some((known) => known === opaque) ?? false;
}

/**
 * The part of a file that a Range header asks for, both ends included; 'unsatisfiable' when the file has none of it, and
 * undefined when the whole is to be sent: also for several ranges, and for other units, which may be ignored.
 * @param {string | undefined} header
 * @param {number} size of the file, in bytes
 * @returns {{ start: number, end: number } | 'unsatisfiable' | undefined}
 */
export function rangeOf(header, size) {
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  // Without a first byte, `last` counts from the end of the file.
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  return start > end ? 'unsatisfiable' : { start, end };
}
