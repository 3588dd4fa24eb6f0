import type { Presence } from './backend.ts';

/** Names of adapters that compute graphics on the CPU. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i;

/** Whether WebGPU has an adapter here, and whether that is a software adapter, which computes on the CPU. */
export async function probeWebgpu(): Promise<Presence> {
  const adapter = await requestAdapter();
  if (!adapter) return { present: false };
  const name = adapterName(adapter.info);
  const software = adapter.info.isFallbackAdapter || softwareNames.test(name);
  return software ? { present: true, softwareAdapter: name } : { present: true };
}

/** The adapter that TF.js would request; null without WebGPU, as on pages that are no secure context. */
export async function requestAdapter(): Promise<GPUAdapter | null> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) return null;
  return navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
}

/** A WebGPU adapter's name for people. */
export function adapterName({ description, vendor, architecture }: GPUAdapterInfo): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}

/** Whether an offscreen WebGL 2 context can be had here, and whether it is computed on the CPU. */
export function probeWebgl(): Promise<Presence> {
  const gl = createWebglContext();
  if (!gl) return Promise.resolve({ present: false });
  const name = rendererName(gl);
  // Browsers allow about sixteen contexts: the probe frees its own at once.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return Promise.resolve(
    softwareNames.test(name) ? { present: true, softwareAdapter: name } : { present: true },
  );
}

/**
 * An offscreen WebGL 2 context with the attributes that TF.js asks for; null where there is none. Software rendering is
 * not excluded here, as it must be recognised to be named, and a reader may choose it.
 */
export function createWebglContext(): WebGL2RenderingContext | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  return new OffscreenCanvas(1, 1).getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
  });
}

/** The name of the renderer of a WebGL context; masked in some browsers. */
export function rendererName(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** Whether there is WebAssembly; whether it may compile, and its memory grow, shows when the backend is created. */
export function probeWasm(): Promise<Presence> {
  return Promise.resolve({ present: typeof WebAssembly === 'object' });
}

/** Plain JavaScript runs everywhere. */
export function probeCpu(): Promise<Presence> {
  return Promise.resolve({ present: true });
}
