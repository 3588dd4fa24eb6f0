import { expect, it } from 'vitest';
import { attention, block } from '../../../src/model/sites.ts';
import { channelMarks, signs } from '../../../src/views/edits/channel-marks.ts';

const site = attention(1, 2);

it('marks each channel by the last edit that reached it', () => {
  const marks = channelMarks(
    [
      { kind: 'transplant', site, values: [0.1, 0.2, 0.3] },
      { kind: 'mute', site, channels: [1] },
      { kind: 'mute', site: attention(0, 0), channels: [2] },
      { kind: 'gate', site: block(1, 2), value: 0 },
    ],
    site,
    3,
  );
  expect([...marks]).toEqual([
    [0, 'replaced'],
    [1, 'mute'],
    [2, 'replaced'],
  ]);
});

it('marks what a solo silences', () => {
  const marks = channelMarks([{ kind: 'solo', site, channels: [1] }], site, 3);
  expect([...marks.values()]).toEqual(['silenced', 'solo', 'silenced']);
});

it('has a sign of its own for every mark', () => {
  expect(new Set(Object.values(signs)).size).toBe(Object.keys(signs).length);
});

it('marks nothing where nothing was edited', () => {
  expect(channelMarks([], site, 3).size).toBe(0);
});
