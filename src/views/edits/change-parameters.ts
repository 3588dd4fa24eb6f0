import { mostParameter, type Edit, type WeightIndex } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import { withoutChannelOf } from './change-edits.ts';

type EditList = readonly Edit[];
type SetWeight = Extract<Edit, { kind: 'set-weight' }>;
type SetBias = Extract<Edit, { kind: 'set-bias' }>;

/** What a weight of a convolution is set to; undefined where it is left as it is. */
export function weightAt(edits: EditList, site: Site, index: WeightIndex): number | undefined {
  return edits.findLast((edit): edit is SetWeight => setsWeight(edit, site, index))?.value;
}

/**
 * Sets a weight of a convolution in place of what it was set to, kept within what a weight can be; undefined leaves it as
 * the network has it. It comes after what was done to whole channels, and so counts.
 */
export function setWeight(
  edits: EditList,
  site: Site,
  index: WeightIndex,
  value: number | undefined,
): EditList {
  const others = edits.filter((edit) => !setsWeight(edit, site, index));
  return value === undefined
    ? others
    : [...others, { kind: 'set-weight', site, index, value: possible(value) }];
}

/** Takes back all that weights of one kernel, of the output and input channel, were set to. */
export const withoutKernel = (edits: EditList, site: Site, output: number, input: number): EditList =>
  edits.filter(
    (edit) =>
      edit.kind !== 'set-weight' || edit.site !== site || edit.index[0] !== output || edit.index[1] !== input,
  );

/** What the bias of a convolution's output channel is set to, likewise. */
export function biasAt(edits: EditList, site: Site, channel: number): number | undefined {
  return edits.findLast((edit): edit is SetBias => setsBias(edit, site) && edit.channels.includes(channel))
    ?.value;
}

/** Sets the bias of a convolution's output channel likewise. */
export function setBias(edits: EditList, site: Site, channel: number, value: number | undefined): EditList {
  const others = edits.flatMap((edit): readonly Edit[] =>
    setsBias(edit, site) ? withoutChannelOf(edit, channel) : [edit],
  );
  return value === undefined
    ? others
    : [...others, { kind: 'set-bias', site, channels: [channel], value: possible(value) }];
}

const setsWeight = (edit: Edit, site: Site, index: WeightIndex): boolean =>
  edit.kind === 'set-weight' && edit.site === site && edit.index.every((at, axis) => at === index[axis]);

const setsBias = (edit: Edit, site: Site): edit is SetBias => edit.kind === 'set-bias' && edit.site === site;

const possible = (value: number): number => Math.min(mostParameter, Math.max(-mostParameter, value));
