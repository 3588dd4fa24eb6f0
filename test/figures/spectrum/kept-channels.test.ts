import { expect, test } from 'vitest';
import { keptChannels } from '../../../src/figures/spectrum/kept-channels.ts';

const place = (group: number, block: number, channel: number) => ({ group, block, channel });
const problem = (text: string) => {
  const found = keptChannels.read(text);
  return 'problem' in found ? found.problem.en : undefined;
};

test('kept channels are written by their places, in the order in which they were kept', () => {
  const places = [place(3, 2, 17), place(0, 0, 5)];
  expect(keptChannels.write(places)).toBe('3.2.17,0.0.5');
  expect(keptChannels.read('3.2.17, 0.0.5')).toEqual({ value: places });
  expect(keptChannels.write([])).toBe('none');
  expect(keptChannels.read('none')).toEqual({ value: [] });
});

test('a channel is kept once, and no more than are told apart by eye', () => {
  expect(keptChannels.read('3.2.17,3.2.17')).toEqual({ value: [place(3, 2, 17)] });
  expect(problem('0.0.1,0.0.2,0.0.3,0.0.4')).toBe('"0.0.1,0.0.2,0.0.3,0.0.4" names more than 3.');
});

test('what is no channel is named', () => {
  for (const text of ['3.2', '3.2.x', '', '-1.0.0'])
    expect(problem(text)).toBe(
      `"${text}" is no channel of a block; one is written group.block.channel, as 3.2.17.`,
    );
});
