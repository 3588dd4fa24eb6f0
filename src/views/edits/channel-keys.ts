import type { ChannelChange } from './change-edits.ts';
import type { ChannelMark } from './channel-marks.ts';

/** How far plus and minus move an attention. */
const step = 0.05;

/**
 * What a key does to the channel in hand: M mutes, 1 passes (its factor is then 1), S solos, each taken back by the same key; plus and minus
 * force the attention up and down within 0..1, Delete takes back all. Undefined for every other key.
 * @param mark what was done to the channel before
 * @param value its attention now; undefined while it is not known
 */
export function channelChange(
  key: string,
  mark: ChannelMark | undefined,
  value: number | undefined,
): ChannelChange | undefined {
  const toggle = (change: 'mute' | 'pass' | 'solo'): ChannelChange => (mark === change ? 'plain' : change);
  const force = (by: 1 | -1): ChannelChange | undefined =>
    value === undefined ? undefined : { force: Math.min(1, Math.max(0, onGrid(value, by))) };
  switch (key) {
    case 'm':
    case 'M':
      return toggle('mute');
    case '1':
      return toggle('pass');
    case 's':
    case 'S':
      return toggle('solo');
    case '+':
    case '=':
      return force(1);
    case '-':
    case '−':
      return force(-1);
    case 'Delete':
    case 'Backspace':
      return 'plain';
  }
  return undefined;
}

/** The next multiple of a step above or below, in as many digits as a step has. */
function onGrid(value: number, by: 1 | -1): number {
  const steps = by > 0 ? Math.floor(value / step + 1e-6) + 1 : Math.ceil(value / step - 1e-6) - 1;
  return Number((steps * step).toFixed(2));
}
