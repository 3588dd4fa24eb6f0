import type { Edit } from './edit.ts';

/** The effect of edits on a vector v of C values: gains v + offsets. */
export interface ChannelMap {
  readonly gains: Float32Array;
  readonly offsets: Float32Array;
}

/** All edits of one vector combined, in their order; undefined where there are none. */
export function channelMap(edits: readonly Edit[], channels: number): ChannelMap | undefined {
  if (edits.length === 0) return undefined;
  const gains = new Float32Array(channels).fill(1);
  const offsets = new Float32Array(channels);
  const set = (c: number, value: number): void => {
    gains[c] = 0;
    offsets[c] = value;
  };
  for (const edit of edits) {
    for (let c = 0; c < channels; c++) {
      switch (edit.kind) {
        case 'mute':
          if (edit.channels.includes(c)) set(c, 0);
          break;
        case 'pass':
          if (edit.channels.includes(c)) set(c, 1);
          break;
        case 'solo':
          if (!edit.channels.includes(c)) set(c, 0);
          break;
        case 'force':
          if (edit.channels.includes(c)) set(c, edit.value);
          break;
        case 'scale':
          if (!edit.channels.includes(c)) break;
          gains[c]! *= edit.value;
          offsets[c]! *= edit.value;
          break;
        case 'transplant':
        case 'mean':
          set(c, edit.values[c]!);
          break;
        case 'identity':
          set(c, 1);
          break;
        case 'gate':
        case 'zero-channels':
        case 'set-weight':
        case 'set-bias':
          throw new Error(`${edit.site} is no vector; checkEdits would have said so.`);
      }
    }
  }
  return { gains, offsets };
}
