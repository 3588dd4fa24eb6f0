import { ReaderError } from '../../image/reader-error.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';

/** Long enough for a school's slow network; one that is down is reported within half a minute. */
const timeoutMs = 30_000;

/** The file of a system's weights for a scale; RCAN's where no other is named. */
export const shippedName = (scale: Scale, system: SystemName = 'rcan'): string =>
  `${system}-x${scale}.safetensors`;

/** Where the weights of a scale come from. */
export type WeightsSource = (scale: Scale, signal: AbortSignal) => Promise<ArrayBuffer>;

/** Fetches the notebook's own weights for a scale. Throws `ReaderError` 'file-unreadable'. */
export const fetchShippedWeights: WeightsSource = (scale, signal) => fetchWeights(shippedName(scale), signal);

/** Fetches a file of weights that comes with the notebook. Throws `ReaderError` 'file-unreadable'. */
export async function fetchWeights(name: string, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(new URL(`weights/${name}`, document.baseURI), { signal: limit });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    if (signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ReaderError(
      'file-unreadable',
      `The weights ${name} could not be fetched (${why}). Check the network and reload the page.`,
      { name, why },
    );
  }
}
