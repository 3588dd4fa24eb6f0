import type { FloatPixels, Pixels } from '../../image/pixels.ts';
import { partName } from '../../model/contribution-parts.ts';
import type { BlockPlace } from '../../model/blocks.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { attention, tailInput, type Site } from '../../model/sites.ts';
import { gateAt } from '../edits/change-edits.ts';

interface Known {
  /** Of the run with the edits before: its output, what its parts add, and the factors of the block that is shown. */
  readonly output: Pixels;
  readonly part: (name: string) => FloatPixels | undefined;
  readonly place: BlockPlace;
  readonly factors: Float32Array | undefined;
}

/**
 * The output after a change of edits, as far as the sum of its parts tells it: of the long skip connection's gate, and of
 * factors of one block, whose channels the sum holds times their factors. Undefined where the change is another one, or
 * its parts are not known.
 */
export function directEffect(
  before: readonly Edit[],
  now: readonly Edit[],
  known: Known,
): Pixels | undefined {
  const site = attention(known.place.group, known.place.block);
  if (!sameBut([tailInput, site], before, now)) return undefined;
  const changes: { readonly name: string; readonly by: number }[] = [];
  const [from, to] = [gateAt(before, tailInput), gateAt(now, tailInput)];
  if (from !== to) changes.push({ name: 'long_skip', by: to / from - 1 });
  const next = known.factors && factorsWith(now, site, known.factors, before);
  if (!next) return undefined;
  for (const [channel, factor] of next.entries()) {
    const was = known.factors![channel]!;
    if (factor !== was)
      changes.push({ name: partName({ kind: 'channel', ...known.place, channel }), by: factor / was - 1 });
  }
  return changes.length === 0 ? undefined : summed(known, changes);
}

function summed(
  { output, part }: Known,
  changes: readonly { readonly name: string; readonly by: number }[],
): Pixels | undefined {
  const sum = Float32Array.from(output.data);
  for (const { name, by } of changes) {
    const picture = part(name);
    // From nothing no factor leads back.
    if (picture?.data.length !== sum.length || !Number.isFinite(by)) return undefined;
    for (let i = 0; i < sum.length; i++) sum[i]! += by * picture.data[i]!;
  }
  return { ...output, data: Uint8ClampedArray.from(sum) };
}

/** Whether two lists of edits differ at these sites alone. */
function sameBut(sites: readonly Site[], before: readonly Edit[], now: readonly Edit[]): boolean {
  const others = (edits: readonly Edit[]): string =>
    JSON.stringify(edits.filter(({ site }) => !sites.includes(site)));
  return others(before) === others(now);
}

/**
 * The factors of a block with edits of single channels; undefined where others were replaced as a whole, and where the
 * factors that are known were changed by an edit that is gone.
 */
function factorsWith(
  edits: readonly Edit[],
  site: Site,
  factors: Float32Array,
  before: readonly Edit[],
): Float32Array | undefined {
  const here = edits.filter((edit) => edit.site === site);
  const last = before.filter((edit) => edit.site === site);
  if (JSON.stringify(here) === JSON.stringify(last)) return factors;
  const next = factors.slice();
  const touched = new Set(last.flatMap((edit) => ('channels' in edit ? edit.channels : [])));
  for (const edit of here) {
    if (edit.kind !== 'mute' && edit.kind !== 'pass' && edit.kind !== 'force') return undefined;
    const value = edit.kind === 'force' ? edit.value : edit.kind === 'pass' ? 1 : 0;
    for (const channel of edit.channels) {
      next[channel] = value;
      touched.delete(channel);
    }
  }
  return touched.size > 0 || last.some((edit) => !('channels' in edit)) ? undefined : next;
}
