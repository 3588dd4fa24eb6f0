import { placeOf } from '../model/sites.ts';
import type { Selection } from '../views/shared/look.ts';
import type { RunOnPage } from './run/run-on-page.svelte.ts';

/** The site and channel that the reader has picked, in all figures. */
export class SelectedPlace {
  current: Selection | undefined = $state.raw();
  readonly #run: Pick<RunOnPage, 'config'>;

  constructor(run: Pick<RunOnPage, 'config'>) {
    this.#run = run;
  }

  /** Residual group and block of the selection, the first ones when it lies outside the groups. */
  readonly place: { readonly group: number; readonly block: number } = $derived.by(() => {
    const { config } = this.#run;
    const place = config && this.current ? placeOf(config, this.current.site) : {};
    return { group: place.group ?? 0, block: place.block ?? 0 };
  });

  /** The first where none is picked, the last where the network has fewer. */
  readonly channel: number = $derived.by(() =>
    Math.min(this.current?.channel ?? 0, (this.#run.config?.features ?? Infinity) - 1),
  );
}
