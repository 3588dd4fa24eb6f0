import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';

type EditList = readonly Edit[];

/** What the reader does to one channel of a vector; 'plain' takes back what was done to it alone. */
export type ChannelChange = 'mute' | 'pass' | 'solo' | 'plain' | { readonly force: number };

/** The skip connection that ends in `site`: how much of it arrives, 1 where there is no gate. */
export function gateAt(edits: EditList, site: Site): number {
  const gate = edits.findLast((edit) => edit.kind === 'gate' && edit.site === site);
  return gate?.kind === 'gate' ? gate.value : 1;
}

/** Sets the gate of the skip connection that ends in `site`, kept within 0..1; at 1 there is none. */
export function setGate(edits: EditList, site: Site, value: number): EditList {
  const others = edits.filter((edit) => edit.kind !== 'gate' || edit.site !== site);
  const kept = Math.min(1, Math.max(0, value));
  return kept === 1 ? others : [...others, { kind: 'gate', site, value: kept }];
}

/** Does something to one channel of the attention or the pooled means at `site`, in place of what was done to it. */
export function changeChannel(edits: EditList, site: Site, channel: number, change: ChannelChange): EditList {
  const soloed = edits.flatMap((edit) => (edit.kind === 'solo' && edit.site === site ? edit.channels : []));
  const others = withoutChannel(edits, site, channel);
  if (change === 'plain') return others;
  if (typeof change === 'object')
    return [...others, { kind: 'force', site, channels: [channel], value: change.force }];
  if (change === 'solo') {
    // Two solos at one site would leave nothing: all that is heard is named in one.
    const rest = others.filter((edit) => edit.kind !== 'solo' || edit.site !== site);
    return [...rest, { kind: 'solo', site, channels: union(soloed, channel) }];
  }
  const last = others.findLast((edit) => edit.site === site);
  if (last?.kind !== change) return [...others, { kind: change, site, channels: [channel] }];
  return others.map((edit) => (edit === last ? { ...last, channels: union(last.channels, channel) } : edit));
}

/** The list without what it does to this channel alone; edits of whole vectors stay. */
function withoutChannel(edits: EditList, site: Site, channel: number): EditList {
  return edits.flatMap((edit): Edit[] => {
    if (edit.site !== site || !actsOnVectorChannels(edit)) return [edit];
    const channels = edit.channels.filter((c) => c !== channel);
    return channels.length === 0 ? [] : [{ ...edit, channels }];
  });
}

type VectorChannels = Extract<Edit, { kind: 'mute' | 'pass' | 'solo' | 'force' | 'scale' }>;

const actsOnVectorChannels = (edit: Edit): edit is VectorChannels =>
  ['mute', 'pass', 'solo', 'force', 'scale'].includes(edit.kind);

const union = (channels: readonly number[], one: number): number[] =>
  [...new Set([...channels, one])].toSorted((a, b) => a - b);
