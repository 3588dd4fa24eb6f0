/** The builds of the kernels, the fastest first: with fused multiply-add, and with what every SIMD machine has. */
export const kernelVariants = ['relaxed-simd', 'simd'] as const;

export type KernelVariant = (typeof kernelVariants)[number];

/** Each is built for a memory of one thread's own, and for one that threads share. */
export const memoryKinds = ['own', 'shared'] as const;

export type MemoryKind = (typeof memoryKinds)[number];

/** The compiler's options for each. */
export const variantOptions: Readonly<Record<KernelVariant, readonly string[]>> = {
  'relaxed-simd': ['--enable', 'simd', '--enable', 'relaxed-simd'],
  simd: ['--enable', 'simd'],
};

/** As many pages of 64 KiB as TF.js's memory may grow to: who imports a shared memory must say. */
export const maximumPages = 65536;

export const memoryOptions: Readonly<Record<MemoryKind, readonly string[]>> = {
  own: [],
  shared: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', String(maximumPages)],
};
