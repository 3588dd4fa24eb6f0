import { fileURLToPath } from 'node:url';

/** The gallery's network. */
export const smallConfig = {
  groups: 2,
  blocks: 3,
  features: 16,
  reduction: 8,
  scale: 2,
  colors: 3,
} as const;

/** The file of its weights. */
export const smallWeights = (scale: 2 | 4 = 2): string =>
  fileURLToPath(new URL(`../gallery/weights/rcan-g2b3c16-x${scale}.safetensors`, import.meta.url));
