import { describe, expect, it } from 'vitest';
import { backendOrder } from '../../../src/engine/protocol.ts';
import { cardIds } from '../../../src/image/cards/index.ts';
import { randomNumbers } from '../../../src/image/cards/random.ts';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { allSites, attention, tailInput } from '../../../src/model/sites.ts';
import type { LinkedView } from '../../../src/notebook/permalink/linked-view.ts';
import { readPermalink, writePermalink } from '../../../src/notebook/permalink/permalink.ts';
import { longestQuery } from '../../../src/notebook/permalink/query-parts.ts';
import { linkWords } from '../../../src/notebook/address/words.ts';
import { shippedScales } from '../../../src/session/run/wish.ts';

const official: UpscalerConfig = {
  groups: 10,
  blocks: 20,
  features: 64,
  reduction: 16,
  scale: 4,
  colors: 3,
};

/** What is said of the parts that are left out. */
const complaints = (query: string): string[] =>
  readPermalink(query).ignored.map(
    ({ part, value, expected }) => `${part} ${linkWords.en.unfit(value, expected)}`,
  );

/** Any view that the page can be in. */
function randomView(seed: number): LinkedView {
  const next = randomNumbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const one = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const maybe = <T extends object>(part: () => T): T | undefined => (next() < 0.5 ? part() : undefined);
  const name = () =>
    `${Array.from({ length: 1 + below(20) }, () => one([...'aZ09 .,_-&=%#+?/\\"\'<>中文é😀'])).join('')}.png`;
  const own = next() < 0.5;
  const role = one(['hr', 'lr'] as const);
  const scale = one(shippedScales);
  const checkpoint = maybe(() => ({
    checkpoint: {
      config: official,
      ...maybe(() => ({
        hash: below(2 ** 31)
          .toString(16)
          .padStart(12, '0'),
      })),
      name: name(),
    },
  }));
  const place = () => ({ group: below(10), block: below(20), channel: below(64) });
  return {
    locale: one(['en', 'zh']),
    theme: one(['light', 'dark']),
    ...(own ? { picture: { width: 1700, height: 1000, name: name() } } : { card: one(cardIds) }),
    ...(own && maybe(() => ({ window: { x: below(1200), y: below(500), width: 480, height: 500 } }))),
    // In tiles goes what is too large to go through whole, and not too large for tiles.
    ...(own &&
      role === 'lr' &&
      scale < 4 &&
      !checkpoint &&
      maybe(() => ({ whole: one(['exact', 'chop'] as const) }))),
    role,
    ...(checkpoint ?? { scale }),
    ...maybe(() => ({ backend: one(backendOrder) })),
    site: next() < 0.1 ? 'none' : one(allSites(official)),
    ...maybe(() => ({ channel: below(64) })),
    ...maybe(() => ({
      edits: [
        { kind: 'gate', site: tailInput, value: Math.fround(next()) } as const,
        { kind: 'mute', site: attention(below(10), below(20)), channels: [below(64)] } as const,
      ],
    })),
    ...maybe(() => ({ present: below(100) })),
    ...maybe(() => ({
      marked: [...new Map(Array.from({ length: 40 }, place).map((at) => [JSON.stringify(at), at])).values()],
    })),
  };
}

/** Marks have no order: by block and channel. */
const sorted = ({ marked, edits, ...view }: LinkedView) => ({
  ...view,
  edits: edits?.map((edit) => JSON.stringify(edit).replace(/"value":[\d.e-]+/, '"value"')),
  value: edits?.map((edit) => (edit.kind === 'gate' ? Math.fround(edit.value) : 0)),
  marked: marked?.map((at) => `${at.group}.${at.block}.${at.channel}`).toSorted(),
});

describe('an address', () => {
  it('is read back as it was written, whatever the view', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const view = randomView(seed);
      const query = writePermalink(view);
      const { given, ignored, newer } = readPermalink(`?${query}`);
      expect(ignored, query).toEqual([]);
      expect(newer).toBeUndefined();
      expect(sorted(given), query).toEqual(sorted(view));
      expect(writePermalink(given)).toBe(query);
    }
  });

  it('can be read by people', () => {
    const view = { locale: 'zh', card: 'facade', scale: 3, site: attention(3, 1), channel: 5 } as const;
    expect(writePermalink({ ...view, marked: [{ group: 3, block: 2, channel: 5 }] })).toBe(
      'v=1&lang=zh&card=facade&scale=3&site=body.3.body.1.body.3.conv_du&channel=5&marked=3.2/5',
    );
  });

  it('says nothing where nothing was asked for, or where messengers have added something', () => {
    for (const query of ['', '?', '&&', '?utm_source=mail&fbclid=IwAR0&gclid=x'])
      expect(readPermalink(query)).toEqual({ given: {}, ignored: [] });
  });

  it('without a version is one from before there were versions', () => {
    expect(readPermalink('?card=zone-plate&scale=3')).toEqual({
      given: { card: 'zone-plate', scale: 3 },
      ignored: [],
    });
  });

  it('of a newer version is read as far as it is understood', () => {
    expect(readPermalink('?v=7&card=zone-plate')).toEqual({
      given: { card: 'zone-plate' },
      ignored: [],
      newer: 7,
    });
  });
});

describe('what is of no use in an address', () => {
  const ownPicture = 'picture=2000x1500,a.png';
  it.each([
    ['lang=fr', 'lang “fr”: it is one of en, zh.'],
    ['card=nothing', 'card “nothing”: it is one of zone-plate, '],
    ['card=constructor', 'card “constructor”: it is one of'],
    ['scale=5', 'scale “5”: it is one of 2, 3, 4.'],
    ['scale=2.0', 'scale “2.0”'],
    ['v=0', 'v “0”: it is 1.'],
    ['v=1e9', 'v “1e9”'],
    ['channel=-1', 'channel “-1”: it is a whole number from 0 to 9999.'],
    ['channel=99999', 'channel “99999”'],
    ['channel=', 'channel “”'],
    ['site=body.99', 'site “body.99”: no RCAN has this place'],
    ['site=%3Cscript%3Ealert(1)%3C/script%3E', 'site “<script>alert(1)</script>”: no RCAN'],
    ['edits=mute@nowhere', 'edits “mute@nowhere”: Entry 0 of the edits'],
    [`edits=${'x'.repeat(4001)}`, 'edits “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”: it is longer than 4000.'],
    ['card=%E0%A4%A', 'card “%E0%A4%A”: its percent signs cannot be decoded.'],
    ['card=facade&card=facade', 'card “facade”: it is given more than once'],
    ['__proto__=1', '__proto__ “1”: a link has the parts v, lang, theme, card'],
    ['constructor=x', 'constructor “x”: a link has the parts'],
    ['toString', 'toString “”: a link has the parts'],
    ['%ff=1', '%ff “1”: a link has the parts'],
    ['window=0,0,64,64', 'window “0,0,64,64”: a part can be chosen of one’s own picture alone.'],
    [`${ownPicture}&window=1990,0,64,64`, 'of the picture of 2000 × 1500 px'],
    [`${ownPicture}&window=0,0,2,2`, 'not too small'],
    [`${ownPicture}&window=0,0,2000,1500`, 'window'],
    [`${ownPicture}&window=-1,0,64,64`, 'it looks like 128,64,512,512.'],
    ['picture=64x64,a.png&whole=exact', 'whole “exact”: only a picture of one’s own that is too large'],
    ['picture=0x4,a.png', 'it looks like 512x384,photo.png.'],
    ['picture=99999x99999,a.png&whole=chop', 'whole'],
    ['checkpoint=g0b1c1r1-x2-3ch,,a.pt', 'it looks like g10b20c64r16-x4-3ch,,RCAN_BIX4.pt.'],
    ['checkpoint=g1b1c8r4-x5-3ch,,a.pt', 'checkpoint'],
    ['checkpoint=g2b2c8r4-x2-3ch,,a.pt&site=body.5', 'no RCAN has this place'],
    ['marked=3.2', 'it looks like 3.2/5-9,17;4.0/1.'],
    ['marked=3.2/9-5', 'it looks like'],
    ['marked=3.2/1,,2', 'it looks like'],
    [`marked=${Array.from({ length: 30 }, (_, i) => `${i}.0/0-999`).join(';')}`, 'it is longer than 16384.'],
  ])('%s is left out and named', (query, complaint) => {
    const all = complaints(`?theme=dark&${query}&role=lr`);
    expect(all.join('\n')).toContain(complaint);
    expect(all).toHaveLength(1);
    expect(readPermalink(`?theme=dark&${query}&role=lr`).given).toMatchObject({ theme: 'dark', role: 'lr' });
  });

  it('is said in Chinese as Chinese', () => {
    const [first] = readPermalink('?scale=5').ignored;
    expect(linkWords.zh.unfit(first!.value, first!.expected)).toBe('“5”：应为 2、3、4 之一。');
  });

  it('is shortened, and nothing in it hides or turns the rest around', () => {
    const [first] = readPermalink(`?card=${encodeURIComponent(`\u202E\u0000${'😀'.repeat(50)}`)}`).ignored;
    expect(first?.value).toBe(`\uFFFD\uFFFD${'😀'.repeat(30)}…`);
  });

  it('does not reach the prototype of anything', () => {
    const { given } = readPermalink('?__proto__=1&constructor=2&prototype=3&hasOwnProperty=4');
    expect(Object.keys(given)).toEqual([]);
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
  });

  it('is cut where an address has no end', () => {
    const query = `?theme=dark&edits=${'a'.repeat(longestQuery)}&card=facade`;
    expect(readPermalink(query).given).toEqual({ theme: 'dark' });
    expect(complaints(query)).toEqual([expect.stringContaining(`it is longer than ${longestQuery}.`)]);
  });
});
