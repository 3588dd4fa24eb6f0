import { shuffleFactors, type RcanConfig } from './config.ts';
import { convolutions, type ConvShape } from './convolutions.ts';
import { tailConv, upConv, type Site } from './sites.ts';

/**
 * Side, in LR pixels, of the receptive field of one output pixel through the convolutions: the largest, as it depends on
 * the output pixel's phase on the LR grid. Through attention, whose means are over the whole picture (paper eq. 10), an
 * output pixel depends on all pixels.
 */
export function receptiveField(config: RcanConfig): number {
  const convs = convolutions(config);
  const factors = shuffleFactors(config.scale);
  const tail: readonly Site[] = [tailConv, ...factors.map((_, k) => upConv(k))];
  const reach = ({ kernel }: ConvShape): number => kernel - 1;

  // From the output backwards: first the tail, whose convolutions are on finer grids.
  let side = 1 + reach(convs.get(tailConv)!);
  for (let k = factors.length - 1; k >= 0; k--)
    side = touched(side, factors[k]!) + reach(convs.get(upConv(k))!);
  for (const [site, conv] of convs) if (!tail.includes(site)) side += reach(conv);
  return side;
}

/** The most pixels of an r times coarser grid that `length` consecutive pixels overlap. */
const touched = (length: number, r: number): number => Math.ceil((length - 1) / r) + 1;
