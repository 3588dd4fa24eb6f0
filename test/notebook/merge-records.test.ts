import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../../src/notebook/merge-records.ts';
import type { SiteRecord, Trace } from '../../src/trace/trace.ts';

const record = (site: string, side: number): SiteRecord => ({
  site,
  channels: 1,
  height: side,
  width: side,
  data: new Float32Array(side * side),
});

const trace = (...records: SiteRecord[]): Trace => ({
  config: { groups: 1, blocks: 1, features: 1, reduction: 1, scale: 2, colors: 3 },
  input: { width: 8, height: 8 },
  records: new Map(records.map((r) => [r.site, r])),
});

describe('mergeRecords', () => {
  it('keeps the records of both runs', () => {
    const merged = mergeRecords(trace(record('body.0', 8)), trace(record('body.1', 8)), ['body.1']);
    expect([...merged.keys()]).toEqual(['body.0', 'body.1']);
  });

  it('drops the oldest maps that nobody asks for when over the limit, never the attention vectors', () => {
    const before = trace(record('attention', 1), record('body.0', 8), record('body.1', 8));
    const merged = mergeRecords(before, trace(record('body.2', 8)), ['body.1', 'body.2'], 2 * 8 * 8 * 4 + 4);
    expect([...merged.keys()]).toEqual(['attention', 'body.1', 'body.2']);
  });
});
