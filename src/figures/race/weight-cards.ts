import type { SystemSizes } from '../../model/baselines/system-complexity.ts';
import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { Scale, UpscalerConfig } from '../../model/config.ts';

/** What a card of weights says, as far as the notebook needs it. */
interface WeightCard {
  readonly config: unknown;
  readonly set5: { readonly mean: { readonly psnr: number } };
}

const cards = import.meta.glob<WeightCard>(['../../../weights/*.json', '!**/*.answers.json'], {
  import: 'default',
  eager: true,
});

const cardOf = (system: SystemName, scale: Scale): WeightCard | undefined =>
  cards[`../../../weights/${system}-x${scale}.json`];

/** Mean PSNR on Set5 of the weights that the notebook brings for a scale, in dB, as `npm run evaluate` gives it. */
export const shippedPsnr = (scale: Scale): ReadonlyMap<SystemName, number> =>
  new Map(
    systemNames.flatMap((system) => {
      const card = cardOf(system, scale);
      return card ? [[system, card.set5.mean.psnr] as const] : [];
    }),
  );

/** The sizes of the networks that the notebook brings for a scale. */
export function shippedSizes(scale: Scale): SystemSizes {
  const [rcan, dictionary] = [shippedConfig(scale), shippedDictionary(scale)];
  return { ...(rcan && { rcan }), ...(dictionary && { dictionary }) };
}

/** The RCAN that the notebook brings for a scale. */
export const shippedConfig = (scale: Scale): UpscalerConfig | undefined =>
  cardOf('rcan', scale)?.config as UpscalerConfig | undefined;

const shippedDictionary = (scale: Scale): SystemSizes['dictionary'] =>
  cardOf('sparse', scale)?.config as SystemSizes['dictionary'];
