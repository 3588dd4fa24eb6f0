import { partFormats } from '../../../src/notebook/permalink/part-formats.ts';
import { readPermalink, writePermalink } from '../../../src/notebook/permalink/permalink.ts';
import { longestQuery } from '../../../src/notebook/permalink/query-parts.ts';
import { checkSentence, type FuzzKind } from '../kind.ts';
import type { Random } from '../random.ts';
import { editKinds, editSites } from './edits.ts';
import { asBytes, asText } from './files.ts';

const names = [
  ...Object.values(partFormats).map(({ name }) => name),
  'v',
  'utm_a',
  '__proto__',
  'toString',
  '',
];
const pieces = [
  '1',
  '0',
  '-1',
  '64',
  '99999',
  '1e9',
  '0.5',
  'NaN',
  ',',
  ';',
  ':',
  '/',
  '=',
  '@',
  '.',
  '&',
  '+',
  '%',
  '%00',
  '%E2%80%AE',
  '%E9%80%9A',
  '%zz',
  '\u202e',
  'none',
  'body.2',
  'facade',
  'en',
  'zh',
  'hr',
  'lr',
  'wasm',
  'exact',
  'heat-map.order',
  'n50',
  'c0',
  'o2,0,1',
  'p0.2,0.7',
  '@k3f9a,Mia',
  ...editKinds,
  ...editSites,
];

const right = [
  'v=1&lang=zh&theme=dark&card=facade&scale=3&role=hr&site=body.2&channel=3',
  'v=1&picture=cat.png,800,600,12345&window=0,0,256,256&role=lr',
  'v=1&edits=mute@body.0/1,2;gate@tail:input=0.5&marked=body.1/3',
  'v=1&figures=heat-map.order:energy;heat-map.level:group&present=2&answers=1n50;2c0@k3f9a,Mia',
];

/** What may follow the question mark of the page's address. */
export const addresses: FuzzKind = {
  name: 'addresses',
  extension: '.txt',
  seeds: () => right.map(asBytes),
  handMade: () =>
    [
      '&'.repeat(1_000_000),
      '%'.repeat(longestQuery),
      'a=1&'.repeat(4900),
      `edits=${';'.repeat(3990)}`,
      `edits=mean@a=${'1,'.repeat(1990)}`,
      `marked=${'a/1,'.repeat(400)}`,
      `picture=${'a'.repeat(15_000)}`,
      'x'.repeat(1_000_000),
    ].map(asBytes),
  grammar: (random: Random) =>
    asBytes(
      random
        .list(
          30,
          () =>
            `${random.of(names)}=${random.list(random.chance(0.05) ? 3000 : 12, () => random.of(pieces)).join('')}`,
        )
        .join('&'),
    ),
  read(bytes) {
    const { given, ignored } = readPermalink(asText(bytes));
    for (const { part, value, expected } of ignored) {
      if (part.length > 50 || value.length > 70)
        throw new Error(`a part of ${part.length}, ${value.length} characters`);
      for (const shown of [part, value]) if (shown !== '') checkSentence(shown);
      if (expected.kind === 'edits') checkSentence(expected.error.message);
    }
    // A part can be given with nothing in it, which is not written.
    const written = writePermalink(given);
    const again = readPermalink(written);
    if (writePermalink(again.given) !== written || again.ignored.length > 0)
      throw new Error(
        `a view that is another one when it is written and read again: ${written.slice(0, 300)}`,
      );
  },
};
