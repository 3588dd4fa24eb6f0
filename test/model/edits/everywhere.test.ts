import { expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import { gateSites, sameEverywhere } from '../../../src/model/edits/everywhere.ts';

const config: RcanConfig = { groups: 2, blocks: 2, features: 3, reduction: 1, scale: 2, colors: 3 };

test('every skip connection has a gate: the long one, the groups’, the blocks’', () => {
  const sites = gateSites(config);
  expect(sites).toEqual([
    'tail:input',
    'body.0',
    'body.1',
    'body.0.body.0',
    'body.0.body.1',
    'body.1.body.0',
    'body.1.body.1',
  ]);
  expect(() =>
    checkEdits(
      config,
      sites.map((site) => ({ kind: 'gate', site, value: 0 })),
    ),
  ).not.toThrow();
});

test('attention of one value is that of all channels of all blocks, and of 1 passes the maps as they are', () => {
  const tenth = sameEverywhere(config, 0.1);
  expect(tenth).toHaveLength(4);
  expect(tenth[3]).toEqual({
    kind: 'force',
    site: 'body.1.body.1.body.3.conv_du',
    channels: [0, 1, 2],
    value: 0.1,
  });
  expect(sameEverywhere(config, 1)[0]).toEqual({ kind: 'identity', site: 'body.0.body.0.body.3.conv_du' });
  for (const edits of [tenth, sameEverywhere(config, 1)])
    expect(() => checkEdits(config, edits)).not.toThrow();
});
