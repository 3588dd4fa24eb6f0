import type { WeightsSource } from '../../src/session/run/shipped-weights.ts';
import { ReaderError } from '../../src/image/reader-error.ts';

const files = import.meta.glob<string>('./weights/*.safetensors', {
  import: 'default',
  query: '?url',
  eager: true,
});

/**
 * Weights of RCANs of 2 groups x 3 blocks x 16 channels, trained for minutes: their figures can be looked at, and a run
 * takes a tenth of that of the notebook's own network. Throws `ReaderError` for a scale that has none.
 */
export const smallNetworks: WeightsSource = async (scale, { signal }) => {
  const file = files[`./weights/rcan-g2b3c16-x${scale}.safetensors`];
  if (file === undefined)
    throw new ReaderError('file-unreadable', `The gallery has no network for ×${scale}.`);
  return (await fetch(file, { signal })).arrayBuffer();
};
