import * as sites from '../model/sites.ts';
import type { BlockWeights } from '../views/attention-unfolded/data.ts';
import type { Session } from './session.svelte.ts';

/** The two matrices of a block's attention in the shown run's network, with its edits; undefined when there is none. */
export function blockWeights({ convolutions }: Session, g: number, b: number): BlockWeights | undefined {
  const [down, up] = [convolutions.at(sites.squeeze(g, b)), convolutions.at(sites.excite(g, b))];
  return down && up && { wd: down.weight, bd: down.bias, wu: up.weight, bu: up.bias };
}
