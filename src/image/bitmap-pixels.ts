import { overWhite } from './over-white.ts';
import type { Pixels } from './pixels.ts';

/**
 * The exact samples of a decoded bitmap, read back through a WebGL texture: a 2-D canvas changes colours under alpha, and
 * some browsers add noise to it against fingerprinting. It is the fallback where WebGL is missing.
 * @returns RGB, what was transparent laid over white
 */
export function bitmapPixels(bitmap: ImageBitmap): Pixels {
  const { width, height } = bitmap;
  const rgba = throughTexture(bitmap) ?? throughCanvas(bitmap);
  const data = new Uint8ClampedArray(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const alpha = rgba[4 * i + 3]!;
    for (let c = 0; c < 3; c++) data[3 * i + c] = overWhite(rgba[4 * i + c]!, alpha, 255);
  }
  return { width, height, channels: 3, data };
}

/** RGBA rows from top to bottom, not premultiplied; undefined when WebGL is missing or cannot hold the bitmap. */
function throughTexture(bitmap: ImageBitmap): Uint8Array | undefined {
  const { width, height } = bitmap;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl');
  if (!gl) return undefined;
  try {
    const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    if (Math.max(width, height) > largest) return undefined;
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(
      gl.FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0,
      gl.TEXTURE_2D,
      gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture,
      0,
    );
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) return undefined;
    const rgba = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, rgba);
    return gl.getError() === gl.NO_ERROR && !gl.isContextLost() ? rgba : undefined;
  } finally {
    // Browsers limit the count of WebGL contexts: this one is freed at once, not when it is garbage-collected.
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

/** The bitmap painted on white, so that no alpha is left to distort its colours. */
function throughCanvas(bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!(context && 'drawImage' in context)) throw new Error('no 2-D canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}
