import type { Presence } from './backend.ts';

/** Names under which browsers announce graphics computed on the CPU. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i;

/** Whether WebGPU has an adapter here, and whether that adapter is a CPU in disguise. */
export async function probeWebgpu(): Promise<Presence> {
  const adapter = await requestAdapter();
  if (!adapter) return { present: false };
  const name = adapterName(adapter.info);
  const software = adapter.info.isFallbackAdapter || softwareNames.test(name);
  return software ? { present: true, softwareAdapter: name } : { present: true };
}

/** The adapter TF.js would ask for; null without WebGPU. Absent on pages that are no secure context. */
export async function requestAdapter(): Promise<GPUAdapter | null> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) return null;
  return navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
}

export function adapterName({ description, vendor, architecture }: GPUAdapterInfo): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
}

/** Whether WebGL 2 gives a context off the page here, and whether it is computed on the CPU. */
export function probeWebgl(): Promise<Presence> {
  const gl = createWebglContext();
  if (!gl) return Promise.resolve({ present: false });
  const name = rendererName(gl);
  // Browsers allow about sixteen contexts: the probe gives its own back at once.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return Promise.resolve(
    softwareNames.test(name) ? { present: true, softwareAdapter: name } : { present: true },
  );
}

/**
 * A WebGL 2 context off the page with what TF.js asks of one; null where there is none. Software rendering is
 * not refused here: it must be seen to be named, and a reader may want it.
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

export function rendererName(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** WebAssembly itself; whether the binary loads is found out by loading it. */
export function probeWasm(): Promise<Presence> {
  return Promise.resolve({ present: typeof WebAssembly === 'object' });
}

export function probeCpu(): Promise<Presence> {
  return Promise.resolve({ present: true });
}
