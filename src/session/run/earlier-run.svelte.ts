import type { RcanConfig } from '../../model/config.ts';
import { attention, type Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import { references, type Against, type Reference } from '../../views/shared/against.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Shown } from './session-state.ts';

/** What the figures of the page are laid against, the same in all of them. */
export class EarlierRun {
  /** What the reader has chosen; it stays while there is no such run. */
  against: Against = $state('nothing');
  readonly #run: RunOnPage;

  constructor(run: RunOnPage) {
    this.#run = run;
  }

  /** Of which there is a run that differs from the one on the page. */
  readonly choices: readonly Reference[] = $derived.by(() =>
    references.filter((reference) => this.#of(reference)),
  );

  /** The run that figures are laid against; undefined where none is chosen, or there is none. */
  readonly shown: Shown | undefined = $derived.by(() =>
    this.against === 'nothing' ? undefined : this.#of(this.against),
  );

  /** Which one that is. */
  readonly reference: Reference | undefined = $derived.by(() =>
    this.shown && this.against !== 'nothing' ? this.against : undefined,
  );

  /** Whether its network has the same groups, blocks and channels as the one on the page. */
  readonly hasSameShape: boolean = $derived.by(() => {
    const [config, other] = [this.#run.config, this.#filledIn?.network.info.config];
    return config !== undefined && other !== undefined && haveSameShape(config, other);
  });

  /** What a site held in it. */
  record(site: Site): SiteRecord | undefined {
    return this.shown?.trace.records.get(site);
  }

  /** Attention of a block in it; undefined where its network has another shape. */
  attentionOf(g: number, b: number): Float32Array | undefined {
    return this.hasSameShape ? this.#filledIn?.trace.records.get(attention(g, b))?.data : undefined;
  }

  /** While the attention of a new picture or network comes in, what is before it is still the shown run. */
  readonly #filledIn: Shown | undefined = $derived.by(() => {
    const { filling, shown } = this.#run;
    return filling && this.against === 'before' ? shown : this.shown;
  });

  #of(reference: Reference): Shown | undefined {
    const { before, plain, shown } = this.#run;
    if (reference === 'before') return before;
    return plain === shown ? undefined : plain;
  }
}

const haveSameShape = (a: RcanConfig, b: RcanConfig): boolean =>
  a.groups === b.groups && a.blocks === b.blocks && a.features === b.features;
