import { describe, expect, it } from 'vitest';
import { channelChange } from '../../../src/views/edits/channel-keys.ts';

describe('channelChange', () => {
  it('does and takes back by the same key', () => {
    expect(channelChange('m', undefined, 0.4)).toBe('mute');
    expect(channelChange('M', 'mute', 0)).toBe('plain');
    expect(channelChange('1', 'mute', 0)).toBe('pass');
    expect(channelChange('s', 'silenced', 0)).toBe('solo');
    expect(channelChange('s', 'solo', 0.4)).toBe('plain');
    expect(channelChange('Delete', 'force', 0.4)).toBe('plain');
  });

  it('forces in steps of 0.05, to the next of them, and stays within 0 and 1', () => {
    expect(channelChange('+', undefined, 0.43)).toEqual({ force: 0.45 });
    expect(channelChange('-', undefined, 0.43)).toEqual({ force: 0.4 });
    expect(channelChange('+', 'force', Math.fround(0.45))).toEqual({
      force: 0.5,
    });
    expect(channelChange('-', 'force', Math.fround(0.3))).toEqual({
      force: 0.25,
    });
    expect(channelChange('+', 'force', 1)).toEqual({ force: 1 });
    expect(channelChange('-', 'mute', 0)).toEqual({ force: 0 });
  });

  it('does nothing while the attention is not known, nor for other keys', () => {
    expect(channelChange('+', undefined, undefined)).toBeUndefined();
    expect(channelChange('x', undefined, 0.4)).toBeUndefined();
    // The page's own: it presents.
    expect(channelChange('p', undefined, 0.4)).toBeUndefined();
  });
});
