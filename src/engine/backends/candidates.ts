import type { BackendName } from '../protocol.ts';
import type { Candidate } from './backend.ts';
import { probeCpu, probeWasm, probeWebgl, probeWebgpu } from './probe.ts';

/** The backends of TF.js. Each module is imported on creation, so that a page downloads only the backends it tries. */
export const candidates: Readonly<Record<BackendName, Candidate>> = {
  webgpu: {
    name: 'webgpu',
    // The self-check compiles all shaders.
    startTimeoutMs: 20_000,
    probe: probeWebgpu,
    create: async () => (await import('./webgpu.ts')).create(),
  },
  webgl: {
    name: 'webgl',
    startTimeoutMs: 20_000,
    probe: probeWebgl,
    create: async () => (await import('./webgl.ts')).create(),
  },
  wasm: {
    name: 'wasm',
    // The binary is fetched over the network.
    startTimeoutMs: 60_000,
    probe: probeWasm,
    create: async () => (await import('./wasm.ts')).create(),
  },
  cpu: {
    name: 'cpu',
    startTimeoutMs: 30_000,
    probe: probeCpu,
    create: async () => (await import('./cpu.ts')).create(),
  },
};
