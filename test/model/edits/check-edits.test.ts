import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, block, bodyConv, group, pooled, squeeze, tailInput } from '../../../src/model/sites.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 8, reduction: 4, scale: 3, colors: 3 };
const good: Edit = { kind: 'gate', site: tailInput, value: 0 };
const eight = [1, 2, 3, 4, 5, 6, 7, 8];

describe('Edits of a network', () => {
  test('pass where their places are', () => {
    const edits: readonly Edit[] = [
      good,
      { kind: 'gate', site: group(1), value: 1 },
      { kind: 'gate', site: block(1, 2), value: 0.5 },
      { kind: 'solo', site: attention(0, 2), channels: [7] },
      { kind: 'force', site: pooled(1, 0), channels: [0], value: 2 },
      { kind: 'transplant', site: pooled(1, 0), values: eight },
      { kind: 'identity', site: attention(1, 1) },
      { kind: 'zero-channels', site: squeeze(0, 0), side: 'output', channels: [1] },
      { kind: 'zero-channels', site: 'tail.0.0', side: 'output', channels: [71] },
      { kind: 'set-weight', site: bodyConv(config), index: [7, 7, 2, 2], value: -3 },
      { kind: 'set-weight', site: squeeze(0, 0), index: [1, 7, 0, 0], value: 0 },
      { kind: 'set-bias', site: 'tail.0.0', channels: [71], value: 0.5 },
    ];
    expect(() => checkEdits(config, edits)).not.toThrow();
  });

  test.each<[Edit, RegExp]>([
    [
      { kind: 'gate', site: 'body.9', value: 0 },
      /'gate' finds no skip connection at 'body\.9' .*nearest are body\.0,/,
    ],
    [{ kind: 'gate', site: bodyConv(config), value: 0 }, /no skip connection at 'body\.2'/],
    [
      { kind: 'mute', site: pooled(0, 1), channels: [0] },
      /no attention at .*nearest are body\.0\.body\.1\.body\.3\.conv_du/,
    ],
    [{ kind: 'mute', site: attention(2, 0), channels: [0] }, /no attention at/],
    [{ kind: 'scale', site: group(0), channels: [0], value: 2 }, /no attention or pooled means at 'body\.0'/],
    [
      { kind: 'mute', site: attention(0, 0), channels: [0, 8] },
      /conv_du has no channel 8; possible are 0 to 7/,
    ],
    [{ kind: 'mean', site: attention(0, 0), values: [1] }, /'values' holds 1 numbers; .* takes 8/],
    [{ kind: 'transplant', site: pooled(0, 0), values: [...eight, 9] }, /holds 9 numbers/],
    [
      { kind: 'zero-channels', site: squeeze(0, 0), side: 'output', channels: [2] },
      /no output channel 2; possible are 0 to 1/,
    ],
    [
      { kind: 'zero-channels', site: 'head.0', side: 'input', channels: [3] },
      /no input channel 3; possible are 0 to 2/,
    ],
    [
      { kind: 'zero-channels', site: 'sub_mean', side: 'input', channels: [0] },
      /no convolution with weights to change/,
    ],
    [
      { kind: 'set-weight', site: 'head.0', index: [0, 0, 3, 0], value: 1 },
      /head\.0 has no row 3; possible are 0 to 2/,
    ],
    [
      { kind: 'set-weight', site: 'head.0', index: [8, 0, 0, 0], value: 1 },
      /head\.0 has no output channel 8; possible are 0 to 7/,
    ],
    [
      { kind: 'set-weight', site: 'head.0', index: [0, 3, 0, 0], value: 1 },
      /head\.0 has no input channel 3; possible are 0 to 2/,
    ],
    [
      { kind: 'set-weight', site: squeeze(0, 0), index: [0, 0, 0, 1], value: 1 },
      /no column 1; possible are 0 to 0/,
    ],
    [
      { kind: 'set-bias', site: squeeze(0, 0), channels: [0, 2], value: 1 },
      /conv_du\.0 has no output channel 2; possible are 0 to 1/,
    ],
    [
      { kind: 'set-weight', site: 'add_mean', index: [0, 0, 0, 0], value: 1 },
      /'set-weight' finds no convolution with weights to change at 'add_mean'/,
    ],
    [
      { kind: 'set-bias', site: attention(0, 0), channels: [0], value: 1 },
      /'set-bias' finds no convolution with weights to change at .*nearest are/,
    ],
  ])('are refused at %j, naming the entry', (edit, sentence) => {
    const check = () => checkEdits(config, [good, edit]);
    expect(check).toThrow(sentence);
    expect(check).toThrow(/^Entry 1 of the edits: .* Nothing was changed\.$/);
  });

  test('are refused at a name of any length in few words', () => {
    const site = 'x'.repeat(1e5);
    expect(() => checkEdits(config, [{ kind: 'gate', site, value: 0 }])).toThrow(/^.{1,300}$/);
  });
});
