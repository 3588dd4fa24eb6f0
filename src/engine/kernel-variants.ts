/** The builds of the kernels, the fastest first: relaxed SIMD has fused multiply-add; plain SIMD runs everywhere. */
export const kernelVariants = ['relaxed-simd', 'simd'] as const;

export type KernelVariant = (typeof kernelVariants)[number];

/** Each variant is built for an unshared memory and for a shared one. */
export const memoryKinds = ['own', 'shared'] as const;

export type MemoryKind = (typeof memoryKinds)[number];

/** The compiler's options for each. */
export const variantOptions: Readonly<Record<KernelVariant, readonly string[]>> = {
  'relaxed-simd': ['--enable', 'simd', '--enable', 'relaxed-simd'],
  simd: ['--enable', 'simd'],
};

/** Maximum size of TF.js's memory in pages of 64 KiB: a module that imports a shared memory must state it. */
export const maximumPages = 65536;

export const memoryOptions: Readonly<Record<MemoryKind, readonly string[]>> = {
  own: [],
  shared: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', String(maximumPages)],
};
