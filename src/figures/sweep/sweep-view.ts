import { sentence } from '../../session/locale/errors.ts';
import type { Locale } from '../../views/shared/look.ts';
import type { SweepHandles, SweepStatus } from '../../views/shared/sweep.ts';
import type { Sweep } from './sweep.svelte.ts';

/** How a sweep stands, to be shown; what the next one would be is for its figure to say. */
export const sweepStatus = (
  {
    state,
    found,
    total,
    secondsLeft,
    error,
  }: Pick<Sweep<unknown, unknown>, 'state' | 'found' | 'total' | 'secondsLeft' | 'error'>,
  locale: Locale,
): Omit<SweepStatus, 'next' | 'estimate'> => ({
  state,
  done: found.length,
  total,
  secondsLeft,
  failure: error && sentence(error, locale),
});

/** @param onstart starts it over what its figure shows */
export const sweepHandles = (
  sweep: Pick<Sweep<unknown, unknown>, 'pause' | 'resume' | 'cancel'>,
  onstart: () => void,
): SweepHandles => ({
  onstart,
  onpause: () => sweep.pause(),
  onresume: () => sweep.resume(),
  oncancel: () => sweep.cancel(),
});
