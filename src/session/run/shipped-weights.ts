import { ReaderError } from '../../image/reader-error.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import { download, type DownloadOptions } from '../network/download.ts';

/** Addresses of the files of weights by their names; a built site's hold a hash of the content. */
const addresses = import.meta.glob<string>('../../../weights/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});

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
    const address = addresses[`../../../weights/${name}`];
    if (address === undefined) throw new Error('this notebook comes without them');
    return await download(new URL(address, document.baseURI), options);
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
