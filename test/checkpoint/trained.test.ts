import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { describeWithShared, sharedPath } from '../shared.ts';
import { arrayBuffer } from './states.ts';

describeWithShared('the checkpoints trained for this project', () => {
  test.each([2, 3, 4])('x%i is an RCAN of 5 groups x 5 blocks x 32 channels', (scale) => {
    const bytes = readFileSync(sharedPath('checkpoints', `rcan-g5b5c32-x${scale}.pt`));
    const { format, config, state } = readCheckpoint(arrayBuffer(bytes), `x${scale}.pt`);
    expect(format).toBe('torch-zip');
    expect(config).toEqual({ groups: 5, blocks: 5, features: 32, reduction: 8, scale, colors: 3 });
    // The DIV2K mean in 0..255 that the official MeanShift subtracts and adds again.
    const mean = [0.4488, 0.4371, 0.404].map((share) => share * 255);
    [...state.get('add_mean.bias')!.data].forEach((value, c) => expect(value).toBeCloseTo(mean[c]!, 3));
    [...state.get('sub_mean.bias')!.data].forEach((value, c) => expect(value).toBeCloseTo(-mean[c]!, 3));
  });
});
