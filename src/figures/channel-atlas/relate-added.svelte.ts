import { untrack } from 'svelte';
import { addedValue, type FactorChoice } from '../../views/channel-points/added.ts';
import type { AddedRelation } from '../../views/channel-atlas/added-relation.ts';
import type { AtlasMeasure } from '../../views/channel-atlas/settings.ts';
import { Measurement } from '../../session/measure/measurement.svelte.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import type { PartsOnPage } from '../channel-parts/parts-on-page.svelte.ts';

/**
 * Correlates attention with what channels add, with the factor s and without it. Called while a component is set up, and
 * ended with it.
 */
export const relateAdded = (
  added: Pick<PartsOnPage, 'points' | 'cutoff'>,
  measureOf: () => AtlasMeasure,
  spectra: Pick<Spectra, 'correlate'>,
): Measurement<AddedRelation> =>
  new Measurement(() => {
    const [points, measure] = [added.points, measureOf()];
    if (points.length === 0 || measure === 'map') return;
    const cutoff = untrack(() => added.cutoff);
    return async ({ signal }) => {
      const attention = points.map((point) => point.attention);
      const along = (factor: FactorChoice) =>
        spectra.correlate(
          points.map((point) => addedValue(point, measure, factor)),
          attention,
          { signal },
        );
      const found = { points, measure, cutoff, with: await along('with') };
      return { ...found, without: measure === 'share' ? undefined : await along('without') };
    };
  });
