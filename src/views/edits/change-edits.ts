import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';

type EditList = readonly Edit[];

/** What the reader does to one channel of a vector; 'plain' takes back what was done to it alone. */
export type ChannelChange =
  'mute' | 'pass' | 'solo' | 'plain' | { readonly force: number } | { readonly scale: number };

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
  if (typeof change === 'object') {
    const [kind, value] =
      'force' in change ? (['force', change.force] as const) : (['scale', change.scale] as const);
    return [...others, { kind, site, channels: [channel], value }];
  }
  if (change === 'solo') {
    // Two solos at one site would leave nothing: all that is heard is named in one.
    const rest = others.filter((edit) => edit.kind !== 'solo' || edit.site !== site);
    return [...rest, { kind: 'solo', site, channels: union(soloed, channel) }];
  }
  const last = others.findLast((edit) => edit.site === site);
  if (last?.kind !== change) return [...others, { kind: change, site, channels: [channel] }];
  return others.map((edit) => (edit === last ? { ...last, channels: union(last.channels, channel) } : edit));
}

/** What a channel of a vector is multiplied by: 1 where it is not. */
export function scaleOf(edits: EditList, site: Site, channel: number): number {
  const last = edits.findLast(
    (edit) => edit.kind === 'scale' && edit.site === site && edit.channels.includes(channel),
  );
  return last?.kind === 'scale' ? last.value : 1;
}

/** Attention replaced as a whole. */
export type VectorChange = Extract<Edit, { kind: 'identity' | 'mean' | 'transplant' }>;

/** What attention or pooled means at `site` were replaced by as a whole, if by anything. */
export function vectorAt(edits: EditList, site: Site): VectorChange | undefined {
  return edits.find((edit): edit is VectorChange => edit.site === site && replacesVector(edit));
}

/**
 * Replaces the vector at `site`, in place of what it was replaced by, or leaves it as the network makes it. What is
 * done to single channels stays, and acts on what is put in.
 */
export function setVector(edits: EditList, site: Site, vector: VectorChange | undefined): EditList {
  const others = edits.filter((edit) => edit.site !== site || !replacesVector(edit));
  if (!vector) return others;
  const first = others.findIndex((edit) => edit.site === site);
  return first < 0 ? [...others, vector] : others.toSpliced(first, 0, vector);
}

/** Whether an output channel of a convolution is zeroed. */
export function isZeroed(edits: EditList, site: Site, channel: number): boolean {
  return edits.some((edit) => zeroesOutputs(edit, site) && edit.channels.includes(channel));
}

/** Zeroes an output channel of a convolution, or takes that back. */
export function zeroOutput(edits: EditList, site: Site, channel: number, zeroed: boolean): EditList {
  const before = edits.find((edit): edit is ZeroedChannels => zeroesOutputs(edit, site));
  const others = (before?.channels ?? []).filter((c) => c !== channel);
  const channels = zeroed ? union(others, channel) : others;
  const edit: Edit = { kind: 'zero-channels', site, side: 'output', channels };
  const after = channels.length > 0 ? [edit] : [];
  return before ? edits.flatMap((other) => (other === before ? after : [other])) : [...edits, ...after];
}

/** The list without what it does to this channel alone; edits of whole vectors stay. */
function withoutChannel(edits: EditList, site: Site, channel: number): EditList {
  return edits.flatMap((edit): Edit[] => {
    return edit.site === site && actsOnVectorChannels(edit) ? withoutChannelOf(edit, channel) : [edit];
  });
}

/** An edit of channels without one of them; none where that is the only one. */
export function withoutChannelOf<E extends Edit & { readonly channels: readonly number[] }>(
  edit: E,
  channel: number,
): E[] {
  const channels = edit.channels.filter((c) => c !== channel);
  return channels.length === 0 ? [] : [{ ...edit, channels }];
}

type VectorChannels = Extract<Edit, { kind: 'mute' | 'pass' | 'solo' | 'force' | 'scale' }>;

const actsOnVectorChannels = (edit: Edit): edit is VectorChannels =>
  ['mute', 'pass', 'solo', 'force', 'scale'].includes(edit.kind);

const replacesVector = ({ kind }: Edit): boolean =>
  kind === 'identity' || kind === 'mean' || kind === 'transplant';

type ZeroedChannels = Extract<Edit, { kind: 'zero-channels' }>;

const zeroesOutputs = (edit: Edit, site: Site): edit is ZeroedChannels =>
  edit.kind === 'zero-channels' && edit.site === site && edit.side === 'output';

const union = (channels: readonly number[], one: number): number[] =>
  [...new Set([...channels, one])].toSorted((a, b) => a - b);
