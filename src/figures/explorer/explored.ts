import { patchSum } from '../../analysis/patch-sum.ts';
import type { FloatPixels } from '../../image/pixels.ts';
import type { RcanConfig } from '../../model/config.ts';
import { convolutionInput } from '../../model/convolution-input.ts';
import { block, group, type Site } from '../../model/sites.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { SumScores } from '../../views/contributions/readings.ts';
import { liveliestSquare } from '../../views/contributions/part-place.ts';
import { siteOfPart, type Step } from '../../views/contributions/steps.ts';
import type { ShownConvolution } from '../../views/explorer/data.ts';
import { convolutionSite, type Place } from '../../views/explorer/place.ts';
import { gainsTable, productsTable, vectorsTable } from '../../views/explorer/table.ts';
import type { Table } from '../../views/shared/table.ts';
import type { BlockVectors } from '../../views/attention-unfolded/data.ts';

/** The convolution of a place in a run of the network on the page, once its maps and weights are there and fit each other. */
export function shownConvolution(
  convolutions: Session['convolutions'],
  { trace, network, edits }: Shown,
  place: Place,
): ShownConvolution | undefined {
  if (place.level !== 'convolution' && place.level !== 'number') return undefined;
  const { config } = network.info;
  const site = convolutionSite(config, place);
  const [input, output] = [convolutionInput(config, site), site].map((one) => trace.records.get(one));
  const [parameters, trained] = [convolutions.at(site, edits), convolutions.at(site, [])];
  if (!input || !output || !parameters || !trained) return undefined;
  const [outputs, inputs] = parameters.weight.shape;
  return inputs === input.channels && outputs === output.channels
    ? { input, output, parameters, trained }
    : undefined;
}

const foci = new WeakMap<FloatPixels, { readonly x: number; readonly y: number }>();

/** Where groups change the output most, in its pixels, once what they add is known; searched for once. */
export function focusOf(groups: readonly (FloatPixels | undefined)[]): {
  readonly x: number;
  readonly y: number;
} {
  const [first, ...others] = groups.flatMap((picture) => picture ?? []);
  if (!first || others.length + 1 < groups.length) return { x: 0, y: 0 };
  const known = foci.get(first);
  if (known) return known;
  const { x, y, across, down } = liveliestSquare([first, ...others], 64);
  const found = { x: x + across / 2, y: y + down / 2 };
  foci.set(first, found);
  return found;
}

/** What every group and block adds to the score, in dB: the score behind its last step less that before its first. */
export function gainsOf(steps: readonly Step[], scores: SumScores): ReadonlyMap<Site, number> {
  const gains = new Map<Site, number>();
  const add = (site: Site, gain: number): void => void gains.set(site, (gains.get(site) ?? 0) + gain);
  steps.forEach((step, i) => {
    const gain = (scores.values[i] ?? NaN) - (i === 0 ? 0 : (scores.values[i - 1] ?? NaN));
    const { part } = step;
    if (i === 0 || Number.isNaN(gain)) return;
    add(siteOfPart(part), gain);
    if (part.kind === 'block') add(group(part.group), gain);
  });
  return gains;
}

/** The numbers that a place shows; undefined while there are none. */
export function numbersOf(
  config: RcanConfig,
  place: Place,
  shown: {
    readonly gains: ReadonlyMap<Site, number>;
    readonly vectors: BlockVectors;
    readonly convolution: ShownConvolution | undefined;
    readonly output: number;
    readonly pixel: readonly [number, number] | undefined;
  },
): (() => Table) | undefined {
  const { gains, vectors, convolution, output, pixel } = shown;
  switch (place.level) {
    case 'block':
      return vectors.z && (() => vectorsTable(vectors));
    case 'convolution':
    case 'number': {
      if (!convolution) return undefined;
      const { width, height, channels } = convolution.output;
      const [y, x] = pixel ?? [height >> 1, width >> 1];
      const at = [Math.min(output, channels - 1), Math.min(y, height - 1), Math.min(x, width - 1)] as const;
      return () => productsTable(patchSum(convolution.input, convolution.parameters, ...at));
    }
    default: {
      const sites =
        place.level === 'group'
          ? Array.from({ length: config.blocks }, (_, b) => block(place.group, b))
          : Array.from({ length: config.groups }, (_, g) => group(g));
      return () =>
        gainsTable(
          sites.flatMap((site) => {
            const gain = gains.get(site);
            return gain === undefined ? [] : [{ site, gain }];
          }),
        );
    }
  }
}
