import { expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import { withoutPart } from '../../../src/model/edits/without-part.ts';

const config: RcanConfig = { groups: 2, blocks: 2, features: 3, reduction: 1, scale: 2, colors: 3 };

test('a block is taken out by muting all its channels, a group by all its blocks', () => {
  const block = withoutPart(config, { kind: 'block', group: 1, block: 0 });
  expect(block).toEqual([{ kind: 'mute', site: 'body.1.body.0.body.3.conv_du', channels: [0, 1, 2] }]);
  const group = withoutPart(config, { kind: 'group', group: 1 })!;
  expect(group.map(({ site }) => site)).toEqual([
    'body.1.body.0.body.3.conv_du',
    'body.1.body.1.body.3.conv_du',
  ]);
  expect(() => checkEdits(config, group)).not.toThrow();
});

test('a channel is muted, the gate of the long skip connection closed', () => {
  expect(withoutPart(config, { kind: 'channel', group: 0, block: 1, channel: 2 })).toEqual([
    { kind: 'mute', site: 'body.0.body.1.body.3.conv_du', channels: [2] },
  ]);
  expect(withoutPart(config, { kind: 'long-skip' })).toEqual([
    { kind: 'gate', site: 'tail:input', value: 0 },
  ]);
});

test('first features and constant cannot be taken out', () => {
  expect(withoutPart(config, { kind: 'first-features' })).toBeUndefined();
  expect(withoutPart(config, { kind: 'constant' })).toBeUndefined();
});
