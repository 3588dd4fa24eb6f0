import type { BackendName } from '../protocol.ts';
import type { Candidate } from './backend.ts';
import { probeCpu, probeWasm, probeWebgl, probeWebgpu } from './probe.ts';

/** The backends of TF.js. Each is imported when it is created, so that a page downloads only what it runs. */
export const candidates: Readonly<Record<BackendName, Candidate>> = {
  webgpu: {
    name: 'webgpu',
    // Shaders are compiled in the self-check.
    startLimit: 20_000,
    probe: probeWebgpu,
    create: async () => (await import('./webgpu.ts')).create(),
  },
  webgl: {
    name: 'webgl',
    startLimit: 20_000,
    probe: probeWebgl,
    create: async () => (await import('./webgl.ts')).create(),
  },
  wasm: {
    name: 'wasm',
    // The binary comes over the network.
    startLimit: 60_000,
    probe: probeWasm,
    create: async () => (await import('./wasm.ts')).create(),
  },
  cpu: {
    name: 'cpu',
    startLimit: 30_000,
    probe: probeCpu,
    create: async () => (await import('./cpu.ts')).create(),
  },
};
