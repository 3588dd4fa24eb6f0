import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import { readEdits } from '../../../src/model/edits/parse-edits.ts';
import { serializeEdits } from '../../../src/model/edits/serialize-edits.ts';
import { tiny } from '../../checkpoint/states.ts';
import type { FuzzKind } from '../kind.ts';
import type { Random } from '../random.ts';
import { asBytes, asText, projectFiles } from './files.ts';

export const editKinds = [
  'mute',
  'pass',
  'solo',
  'force',
  'scale',
  'transplant',
  'mean',
  'identity',
  'gate',
  'zero-channels',
  'zero-weight',
  'set-weight',
  'set-bias',
  'toString',
  '',
];
export const editSites = [
  'body.0.body.0.body.3.conv_du',
  'body.1',
  'head.0',
  'tail:input',
  'body.99',
  '__proto__',
  '',
];

function grammar(random: Random): unknown[] {
  const value = (): unknown =>
    random.of([
      0,
      1,
      3,
      -1,
      0.5,
      1e308,
      '1',
      null,
      true,
      [],
      {},
      'input',
      'output',
      '\u202e',
      'a'.repeat(5000),
    ]);
  const list = (): unknown[] => random.list(random.chance(0.05) ? 50_000 : 8, value);
  const property = () =>
    [
      random.of(['channels', 'value', 'values', 'side', 'index', 'more', '__proto__']),
      random.chance(0.5) ? list() : value(),
    ] as const;
  const anything = (): unknown =>
    Object.fromEntries([
      ['kind', random.of(editKinds)],
      ['site', random.of(editSites)],
      ...random.list(4, property),
    ]);
  const nearlyRight = (): unknown => ({
    ...random.of(rightOnes.flat()),
    ...Object.fromEntries(random.chance(0.1) ? [property()] : []),
  });
  return random.list(20, random.chance(0.5) ? anything : nearlyRight);
}

const rightOnes = [
  [{ kind: 'mute', site: 'body.0.body.0.body.3.conv_du', channels: [0, 3] }],
  [{ kind: 'force', site: 'body.0.body.0.body.3.conv_du', channels: [1], value: 0.25 }],
  [
    { kind: 'gate', site: 'tail:input', value: 0.5 },
    { kind: 'identity', site: 'body.1.body.0.body.3.conv_du' },
  ],
  [{ kind: 'zero-weight', site: 'head.0', index: [0, 1, 2, 2] }],
  [
    { kind: 'set-weight', site: 'head.0', index: [0, 1, 2, 2], value: -0.5 },
    { kind: 'set-bias', site: 'tail.0.0', channels: [0, 3], value: 1000 },
  ],
  [{ kind: 'transplant', site: 'body.0.body.0.body.3.conv_du', values: [0.1, 0.2, 0.3, 0.4] }],
];

/** Edits as a file holds them. */
export const edits: FuzzKind = {
  name: 'edits',
  extension: '.json',
  seeds: () => [
    ...projectFiles('docs', /^edits-example\.json$/),
    ...rightOnes.map((one) => asBytes(JSON.stringify(one))),
  ],
  handMade: () => [
    asBytes('['.repeat(500_000)),
    asBytes(`${'['.repeat(5000)}${']'.repeat(5000)}`),
    asBytes(`[${'{},'.repeat(200_000)}{}]`),
    asBytes(`[{"kind":"mean","site":"head","values":[${'1,'.repeat(400_000)}1]}]`),
    asBytes(`[{"kind":"${'a'.repeat(900_000)}","site":"head"}]`),
    asBytes(`[{"kind":"mute","site":"${'body.'.repeat(200_000)}","channels":[0]}]`),
  ],
  grammar: (random) => asBytes(JSON.stringify(grammar(random))),
  read(bytes) {
    const read = readEdits(asText(bytes));
    const written = serializeEdits(read);
    if (serializeEdits(readEdits(written)) !== written)
      throw new Error('edits that are other ones when they are written and read again');
    checkEdits(tiny, read);
  },
};
