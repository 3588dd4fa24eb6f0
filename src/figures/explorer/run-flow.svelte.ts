import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import { blockParts, groupParts, partName, type Part } from '../../model/contribution-parts.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import { blockWeights } from '../../session/block-weights.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import type { KnownParts } from '../../session/run/contributions.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { Session } from '../../session/session.svelte.ts';
import { factorFor } from '../../views/contributions/amplify.ts';
import type { ShownAttention, ShownConvolution } from '../../views/explorer/data.ts';
import type { Place } from '../../views/explorer/place.ts';
import type { ExplorerPictures } from '../../views/explorer/rasters.ts';
import type { Stage } from '../../views/pixel-shuffle/stage.ts';
import { ShownSum } from '../contributions/shown-sum.svelte.ts';
import { SumScoring } from '../contributions/sum-scores.svelte.ts';
import { focusOf, gainsOf, shownConvolution } from './explored.ts';

interface Sources {
  readonly session: Session;
  readonly spectra: Spectra;
  readonly place: () => Place;
  /** Undefined where there is no such run. */
  readonly run: () => Shown | undefined;
  readonly known: () => KnownParts | undefined;
}

/** What the explorer shows of one run: that on the page, or the one that it is laid against. Made while a component is set up. */
export class RunFlow {
  readonly #of: Sources;
  readonly #sum: ShownSum;
  readonly #scoring: SumScoring;

  constructor(of: Sources) {
    this.#of = of;
    this.#sum = new ShownSum({
      get known() {
        return of.known();
      },
    });
    // Parts come in one by one: the sum of all of them is scored once, when the last is there.
    const isWhole = $derived(of.session.contributions.progress === undefined);
    this.#scoring = new SumScoring(
      this.#sum,
      of.spectra,
      () => ({ part: undefined, without: [] }),
      () => isWhole,
    );
  }

  readonly run: Shown | undefined = $derived.by(() => this.#of.run());
  readonly #config: RcanConfig | undefined = $derived.by(() => this.run?.network.info.config);
  readonly #known: KnownParts['pictures'] | undefined = $derived.by(() => this.#of.known()?.pictures);

  readonly gains: ReadonlyMap<Site, number> = $derived.by(() =>
    this.#sum.steps && this.#scoring.complete
      ? gainsOf(this.#sum.steps, this.#scoring.complete)
      : new Map<Site, number>(),
  );

  /** All groups, and all blocks of one, are amplified alike. */
  readonly #factors: { readonly group: number; readonly block: number } = $derived.by(() => {
    const config = this.#config;
    if (!config) return { group: 1, block: 1 };
    const of = (parts: readonly Part[]): number =>
      factorFor(parts.flatMap((part) => this.part(partName(part)) ?? []));
    return { group: of(groupParts(config)), block: of(blockParts(config, [this.#of.place().group])) };
  });

  readonly #focus: { readonly x: number; readonly y: number } = $derived.by(() =>
    focusOf(this.#config ? groupParts(this.#config).map((part) => this.part(partName(part))) : []),
  );

  part(name: string): ReturnType<ExplorerPictures['part']> {
    return this.#known?.get(name);
  }

  record(site: Site): ReturnType<ExplorerPictures['record']> {
    return this.run?.trace.records.get(site);
  }

  /** @param like the run by whose parts its own are amplified and cut out, so that both can be compared */
  pictures({ picture, sr }: Shown, like: RunFlow = this) {
    const factors = like.#factors;
    return {
      lr: picture.lr,
      output: sr,
      part: (name: string) => this.part(name),
      focus: like.#focus,
      factor: (part: Part) => (part.kind === 'group' ? factors.group : factors.block),
      record: (site: Site) => this.record(site),
    };
  }

  readonly attention: ShownAttention = $derived.by(() => {
    const { session, place } = this.#of;
    const { group: g, block: b } = place();
    const vector = (site: Site): Float32Array | undefined => this.record(site)?.data;
    const plain = session.run.plain?.trace.records;
    return {
      vectors: {
        z: vector(sites.pooled(g, b)),
        squeezed: vector(sites.squeeze(g, b)),
        hidden: vector(sites.hidden(g, b)),
        logits: vector(sites.excite(g, b)),
        s: vector(sites.attention(g, b)),
      },
      plain: { z: plain?.get(sites.pooled(g, b))?.data, s: plain?.get(sites.attention(g, b))?.data },
      weights: blockWeights(session, g, b),
      measured: session.run.measuredUnits(g, b),
    };
  });

  readonly convolution: ShownConvolution | undefined = $derived.by(() => {
    const { session, place } = this.#of;
    return this.run && shownConvolution(session.convolutions, this.run, place());
  });

  /** The upsampler's steps, for the pixel shuffle. */
  readonly stages: readonly Stage[] = $derived.by(() =>
    (this.#config ? shuffleFactors(this.#config.scale) : []).map((factor, k) => {
      const input = this.record(k === 0 ? sites.tailInput : sites.shuffle(k - 1));
      const before = this.record(sites.upConv(k));
      const after = this.record(sites.shuffle(k));
      return { factor, ...(input && { input }), ...(before && { before }), ...(after && { after }) };
    }),
  );
}
