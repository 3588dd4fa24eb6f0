/** What is lost: what an engine computes on, or a whole thread, which the machine ends without a word. */
export type LossKind = 'wasm' | 'webgl' | 'webgpu' | 'pictures' | 'measuring';

/** What starts soon is lost oftener than what takes long where the CPU is the GPU. */
const often: readonly LossKind[] = ['wasm', 'pictures', 'measuring', 'webgl'];

/** Fifty losses in no order: the same each time. */
export const fiftyLosses: readonly LossKind[] = Array.from({ length: 50 }, (_, i) =>
  i % 7 === 3 ? 'webgpu' : often[((i * i * 5 + i) % 11) % often.length]!,
);
