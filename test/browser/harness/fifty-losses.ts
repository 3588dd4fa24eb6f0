/** What is lost: what an engine computes on, or a whole thread, which the machine ends without a word. */
export type LossKind = 'wasm' | 'webgl' | 'webgpu' | 'pictures' | 'measuring';

/** What starts soon is lost oftener than GPUs, which the CPU computes in tests: they take seconds to start. */
const often: readonly LossKind[] = ['wasm', 'pictures', 'measuring'];

const kindAt = (i: number): LossKind => {
  if (i % 17 === 3) return 'webgpu';
  if (i % 12 === 5) return 'webgl';
  return often[((i * 7) % 10) % often.length]!;
};

/** Fifty losses in no order: the same each time. */
export const fiftyLosses: readonly LossKind[] = Array.from({ length: 50 }, (_, i) => kindAt(i));
