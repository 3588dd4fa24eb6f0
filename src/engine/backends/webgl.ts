import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { env } from '@tensorflow/tfjs-core';
import type { CreatedBackend } from './backend.ts';
import { createWebglContext, rendererName } from './probe.ts';

/** TF.js on WebGL 2, on a context created here, whose loss can be listened for. */
export function create(): Promise<CreatedBackend> {
  const gl = createWebglContext();
  if (!gl) return Promise.reject(new Error('no WebGL 2 context'));
  // Which the types of workers leave out.
  const { canvas } = gl as WebGL2RenderingContext & { readonly canvas: OffscreenCanvas };
  const lost = new Promise<string>((resolve) => {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      resolve('the browser took the WebGL context away');
    });
  });
  setWebGLContext(2, gl);
  const kernels = new MathBackendWebGL();
  const precision = env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? 'float32' : 'float16';
  // A texel holds four float32 values.
  const largestTensor = 4 * 4 * env().getNumber('WEBGL_MAX_TEXTURE_SIZE') ** 2;
  return Promise.resolve({ kernels, precision, adapter: rendererName(gl), largestTensor, lost });
}
