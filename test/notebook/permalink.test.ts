import { describe, expect, it } from 'vitest';
import { readPermalink, writePermalink } from '../../src/notebook/permalink.ts';

describe('permalink', () => {
  it('reads back what it wrote', () => {
    const parts = {
      locale: 'zh',
      theme: 'dark',
      card: 'zone-plate',
      role: 'lr',
      scale: 3,
      backend: 'wasm',
      site: 'body.2.body.4.body.3.conv_du',
      channel: 17,
    } as const;
    expect(readPermalink(`?${writePermalink(parts)}`)).toEqual(parts);
  });

  it('leaves out what it does not know, part by part', () => {
    expect(readPermalink('?lang=fr&card=nothing&scale=5&theme=dark')).toEqual({ theme: 'dark' });
    expect(readPermalink('?site=%3Cscript%3E&channel=-1&backend=cuda&role=hr')).toEqual({ role: 'hr' });
    expect(readPermalink('')).toEqual({});
  });
});
