import { shuffleFactors, type RcanConfig } from './config.ts';
import { convolutions, type ConvShape } from './convolutions.ts';
import { tailConv, upConv, type Site } from './sites.ts';

/**
 * Side in LR pixels of the square from which convolutions can carry something to one pixel of the output; of the widest,
 * as output pixels do not all lie alike on the LR grid. Attention sees further: its means are over the whole picture
 * (paper eq. 10).
 */
export function receptiveField(config: RcanConfig): number {
  const convs = convolutions(config);
  const factors = shuffleFactors(config.scale);
  const tail: readonly Site[] = [tailConv, ...factors.map((_, k) => upConv(k))];
  const reach = ({ kernel }: ConvShape): number => kernel - 1;

  // From the output back: first the tail, whose convolutions stand on finer grids.
  let side = 1 + reach(convs.get(tailConv)!);
  for (let k = factors.length - 1; k >= 0; k--)
    side = touched(side, factors[k]!) + reach(convs.get(upConv(k))!);
  for (const [site, conv] of convs) if (!tail.includes(site)) side += reach(conv);
  return side;
}

/** The most pixels of a grid r times as coarse that `length` pixels in a row can touch. */
const touched = (length: number, r: number): number => Math.ceil((length - 1) / r) + 1;
