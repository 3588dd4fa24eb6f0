import { ReaderError } from '../../image/reader-error.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import { download, type DownloadOptions } from '../network/download.ts';

/** The file of a system's weights for a scale; RCAN's where no other is named. */
export const shippedName = (scale: Scale, system: SystemName = 'rcan'): string =>
  `${system}-x${scale}.safetensors`;

/** Where the weights of a scale come from. */
export type WeightsSource = (scale: Scale, options: DownloadOptions) => Promise<ArrayBuffer>;

/** Fetches the notebook's own weights for a scale. Throws `ReaderError` 'file-unreadable'. */
export const fetchShippedWeights: WeightsSource = (scale, options) =>
  fetchWeights(shippedName(scale), options);

/** Fetches a file of weights that comes with the notebook. Throws `ReaderError` 'file-unreadable'. */
export async function fetchWeights(name: string, options: DownloadOptions): Promise<ArrayBuffer> {
  try {
    return await download(new URL(`weights/${name}`, document.baseURI), options);
  } catch (error) {
    if (options.signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ReaderError(
      'file-unreadable',
      `The weights ${name} could not be fetched (${why}). Check the network and reload the page.`,
      { name, why },
    );
  }
}
