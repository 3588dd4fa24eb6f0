import * as sites from '../model/sites.ts';
import type { BlockWeights } from '../views/attention-unfolded/data.ts';
import type { Session } from './session.svelte.ts';

/** The two matrices of a block's attention in the shown run's network; undefined when there is none. */
export function blockWeights(session: Session, g: number, b: number): BlockWeights | undefined {
  const found = session.run.shown?.network.attentionParameters;
  const [wd, bd, wu, bu] = [sites.squeeze(g, b), sites.excite(g, b)].flatMap((conv) => [
    found?.get(sites.weight(conv)),
    found?.get(sites.bias(conv)),
  ]);
  return wd && wu ? { wd, bd, wu, bu } : undefined;
}
