import type { PatchSum } from '../../analysis/patch-sum.ts';

/** One line of the sum at a pixel: what it adds, and from where to where the running sum goes. */
export interface SumLine {
  readonly kind: 'bias' | 'map' | 'rest' | 'relu';
  /** Of a map. */
  readonly channel?: number;
  /** Of the rest. */
  readonly count?: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The sum at a pixel as a waterfall: the bias, the maps that add most, by size, all others in one line, and the cut of a
 * ReLU where one follows.
 * @param most maps that get a line of their own
 */
export function waterfall(sum: PatchSum, most: number, isCut: boolean): SumLine[] {
  const order = [...sum.channels.keys()].sort(
    (a, b) => Math.abs(sum.channels[b]!) - Math.abs(sum.channels[a]!),
  );
  const lines: SumLine[] = [{ kind: 'bias', value: sum.bias, from: 0, to: sum.bias }];
  const add = (line: Pick<SumLine, 'kind' | 'channel' | 'count' | 'value'>): void => {
    const from = lines.at(-1)!.to;
    lines.push({ ...line, from, to: from + line.value });
  };
  for (const channel of order.slice(0, most)) add({ kind: 'map', channel, value: sum.channels[channel]! });
  const others = order.slice(most);
  if (others.length > 0) {
    const value = others.reduce((total, channel) => total + sum.channels[channel]!, 0);
    add({ kind: 'rest', count: others.length, value });
  }
  const end = lines.at(-1)!.to;
  if (isCut && end < 0) add({ kind: 'relu', value: -end });
  return lines;
}
