import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend } from '@tensorflow/tfjs-core';
import type { Port } from '../../../src/engine/messages.ts';
import { serve } from '../../../src/engine/serve.ts';
import { destroyDevice, loseContext } from './losses-asked.ts';

// The engine's worker, which besides can be made to lose what it computes on.
const scope = globalThis as unknown as Port & EventTarget;
serve(scope);
scope.addEventListener('message', (event) => {
  const { data } = event as MessageEvent<unknown>;
  if (data === loseContext) {
    const { gl } = (backend() as MathBackendWebGL).gpgpu;
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
  if (data === destroyDevice) (backend() as WebGPUBackend).device.destroy();
});
