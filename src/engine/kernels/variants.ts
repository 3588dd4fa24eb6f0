/** The builds of the kernels, the fastest first: with fused multiply-add, and with what every SIMD machine has. */
export const kernelVariants = ['relaxed-simd', 'simd'] as const;

export type KernelVariant = (typeof kernelVariants)[number];

/** What each build may use of WebAssembly beyond its first version, by the compiler's names. */
export const wasmFeatures: Readonly<Record<KernelVariant, readonly string[]>> = {
  'relaxed-simd': ['simd', 'relaxed-simd'],
  simd: ['simd'],
};
