import { expect, it } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, block, group, head, pooled, tailInput } from '../../../src/model/sites.ts';
import { editPhrase } from '../../../src/views/edits/edit-words.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 8, reduction: 2, scale: 2, colors: 3 };
const site = attention(1, 2);

const edits: readonly (readonly [Edit, string, string])[] = [
  [{ kind: 'mute', site, channels: [3] }, 'group 1, block 2: channel 3 muted', '组 1 块 2：通道 3 静音'],
  [
    { kind: 'solo', site, channels: [3, 5] },
    'group 1, block 2: all muted but channels 3, 5',
    '组 1 块 2：仅保留通道 3、5，其余静音',
  ],
  [
    { kind: 'force', site: pooled(1, 2), channels: [0], value: -1.5 },
    'group 1, block 2: pooled z of channel 0 set to −1.5000',
    '组 1 块 2：通道 0 的池化向量 z 设为 −1.5000',
  ],
  [
    { kind: 'gate', site: tailInput, value: 0.25 },
    'the long skip connection open to 25%',
    '长跳跃连接开到 25%',
  ],
  [
    { kind: 'gate', site: group(1), value: 0 },
    'skip connection of group 1 open to 0%',
    '组 1 的跳跃连接开到 0%',
  ],
  [
    { kind: 'gate', site: block(0, 1), value: 0.5 },
    'skip connection of group 0, block 1 open to 50%',
    '组 0 块 1 的跳跃连接开到 50%',
  ],
  [
    { kind: 'set-weight', site: head, index: [0, 1, 2, 2], value: 0 },
    'head.0: weight [0, 1, 2, 2] set to 0',
    'head.0：权重 [0, 1, 2, 2] 设为 0',
  ],
  [
    { kind: 'set-weight', site: head, index: [0, 1, 2, 2], value: -0.000123456 },
    'head.0: weight [0, 1, 2, 2] set to −0.0001235',
    'head.0：权重 [0, 1, 2, 2] 设为 −0.0001235',
  ],
  [
    { kind: 'set-bias', site: head, channels: [3], value: 12.5 },
    'head.0: bias of channel 3 set to 12.5',
    'head.0：通道 3 的偏置设为 12.5',
  ],
];

it.each(edits)('says what an edit does in both languages', (edit, english, chinese) => {
  expect(editPhrase.en(config, edit)).toBe(english);
  expect(editPhrase.zh(config, edit)).toBe(chinese);
});
