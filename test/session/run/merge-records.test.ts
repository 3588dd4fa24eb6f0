import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../../../src/session/run/merge-records.ts';
import type { SiteRecord } from '../../../src/trace/trace.ts';

const record = (site: string, side: number): SiteRecord => ({
  site,
  channels: 1,
  height: side,
  width: side,
  data: new Float32Array(side * side),
});

const all = (...records: SiteRecord[]) => new Map(records.map((r) => [r.site, r]));

describe('mergeRecords', () => {
  it('keeps the records of both runs', () => {
    const merged = mergeRecords(all(record('body.0', 8)), all(record('body.1', 8)), ['body.1']);
    expect([...merged.keys()]).toEqual(['body.0', 'body.1']);
  });

  it('drops the oldest maps that nobody asks for when over the limit, never the attention vectors', () => {
    const before = all(record('attention', 1), record('body.0', 8), record('body.1', 8));
    const merged = mergeRecords(before, all(record('body.2', 8)), ['body.1', 'body.2'], 2 * 8 * 8 * 4 + 4);
    expect([...merged.keys()]).toEqual(['attention', 'body.1', 'body.2']);
  });
});
