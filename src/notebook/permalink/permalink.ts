import { consistent } from './consistent.ts';
import type { LinkedView, ViewParts, Writable } from './linked-view.ts';
import { partFormats, usualLength, type PartFormat } from './part-formats.ts';
import { longestQuery, queryParts } from './query-parts.ts';
import { ignored, Unfit, type Expected, type Ignored } from './unfit.ts';

/** The result of reading an address. */
export interface ReadLink {
  readonly given: LinkedView;
  /** The invalid parts, in their order. */
  readonly ignored: readonly Ignored[];
  /** The version of the address, where it is newer than `version`. */
  readonly newer?: number;
}

/** Grows when a part changes its meaning; a new part, which older notebooks leave out and name, changes none. */
export const version = 1;

const names: ReadonlyMap<string, keyof ViewParts> = new Map(
  (Object.keys(partFormats) as (keyof ViewParts)[]).map((part) => [partFormats[part].name, part]),
);

/** Tracking parameters that mailers and messengers add to links; ignored without a message. */
const addedOnTheWay = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/**
 * Reads an address's query (`?v=1&card=facade&scale=3`), which may come from anybody. Parts that are unknown, given
 * twice, too long or of no use are left out one by one and named; of two with one name the first counts. Addresses
 * without a version are older than versions, and read as the first.
 */
export function readPermalink(query: string): ReadLink {
  const given: Writable<LinkedView> = {};
  const left: Ignored[] = [];
  const seen = new Set<string>();
  let newer: number | undefined;
  const take = <P extends keyof ViewParts>(part: P, text: string): Expected | undefined => {
    const format: PartFormat<ViewParts[P]> = partFormats[part];
    const { longest = usualLength } = format;
    if (text.length > longest) return { kind: 'length', most: longest };
    const value = format.read(text);
    if (value instanceof Unfit) return value.expected;
    given[part] = value;
    return undefined;
  };
  const problemOf = (name: string, text: string | undefined): Expected | undefined => {
    const part = names.get(name);
    if (!part && name !== 'v') return { kind: 'known-part', parts: ['v', ...names.keys()] };
    if (seen.has(name)) return { kind: 'once' };
    seen.add(name);
    if (text === undefined) return { kind: 'encoding' };
    if (part) return take(part, text);
    const number = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
    if (number === undefined) return { kind: 'range', from: 1, to: version };
    if (number > version) newer = number;
    return undefined;
  };
  for (const { name, value, raw } of queryParts(query)) {
    if (addedOnTheWay.test(name)) continue;
    const problem = problemOf(name, value);
    if (problem) left.push(ignored(name, value ?? raw, problem));
  }
  if (query.length > longestQuery)
    left.push(ignored('…', query.slice(longestQuery), { kind: 'length', most: longestQuery }));
  const [kept, more] = consistent(given);
  return { given: kept, ignored: [...left, ...more], ...(newer !== undefined && { newer }) };
}

/** Writes the query that `readPermalink` reads back, without the question mark. What does not fit is left out. */
export function writePermalink(parts: LinkedView): string {
  const query = new URLSearchParams({ v: String(version) });
  const write = <P extends keyof ViewParts>(part: P): void => {
    const value = parts[part];
    const format: PartFormat<ViewParts[P]> = partFormats[part];
    const text = value === undefined ? '' : format.write(value);
    if (text) query.set(format.name, text);
  };
  for (const part of names.values()) write(part);
  // Characters that are allowed in a query are not encoded, for readability.
  return query.toString().replace(/%(?:2C|2F|3A|3B|3D|40)/g, decodeURIComponent);
}
