import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend } from '@tensorflow/tfjs-core';
import type { Port } from '../../../src/engine/messages.ts';
import { serve } from '../../../src/engine/serve.ts';
import { loseContext } from './lose-context.ts';

// The engine's worker, which besides can be made to lose its context.
const scope = globalThis as unknown as Port & EventTarget;
serve(scope);
scope.addEventListener('message', (event) => {
  if ((event as MessageEvent).data !== loseContext) return;
  const { gl } = (backend() as MathBackendWebGL).gpgpu;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
});
