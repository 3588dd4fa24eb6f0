import { ReaderError } from '../image/reader-error.ts';
import type { Scale } from '../model/config.ts';

/** A school's network may be slow; one that is down should be said within half a minute. */
const patience = 30_000;

export const shippedName = (scale: Scale): string => `rcan-x${scale}.safetensors`;

/** Where the weights of a scale come from. */
export type WeightsSource = (scale: Scale, signal: AbortSignal) => Promise<ArrayBuffer>;

/** Fetches the notebook's own weights for a scale. Throws `ReaderError` 'file-unreadable'. */
export const fetchShippedWeights: WeightsSource = async (scale, signal) => {
  const name = shippedName(scale);
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
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
};
