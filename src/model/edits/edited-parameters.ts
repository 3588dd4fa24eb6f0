import type { ConvShape } from '../convolutions.ts';
import { bias, weight, type Site } from '../sites.ts';
import type { Parameter, StateDict } from '../state-dict.ts';
import type { Edit } from './edit.ts';

/** Copies of a convolution's parameters with its edits. `state` is not changed. */
export function editedParameters(
  state: StateDict,
  site: Site,
  { kernel, inputs, outputs }: ConvShape,
  edits: readonly Edit[],
): StateDict {
  const filter = copy(state.get(weight(site))!);
  const offsets = copy(state.get(bias(site))!);
  const area = kernel * kernel;
  for (const edit of edits) {
    if (edit.kind === 'set-weight') {
      const [o, i, row, column] = edit.index;
      filter.data[(o * inputs + i) * area + row * kernel + column] = edit.value;
    } else if (edit.kind === 'set-bias') {
      for (const channel of edit.channels) offsets.data[channel] = edit.value;
    } else if (edit.kind === 'zero-channels') {
      for (const channel of edit.channels) {
        if (edit.side === 'output') {
          filter.data.fill(0, channel * inputs * area, (channel + 1) * inputs * area);
          offsets.data[channel] = 0;
        } else {
          for (let o = 0; o < outputs; o++) {
            const start = (o * inputs + channel) * area;
            filter.data.fill(0, start, start + area);
          }
        }
      }
    }
  }
  return new Map([
    [weight(site), filter],
    [bias(site), offsets],
  ]);
}

function copy({ shape, data }: Parameter): Parameter {
  return { shape, data: data.slice() };
}
