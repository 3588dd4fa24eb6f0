import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { decodeFile } from '../../src/image/decode.ts';
import { encodePng } from '../../src/image/png.ts';
import { warmContext } from '../browser/shared-chromium.ts';
import { bmp, gif, webp } from './browser-files.ts';
import { rawPng } from './png-bytes.ts';

/** What the page is given: the module under test, under this name. */
declare const decoder: { readonly decodeFile: typeof decodeFile };

type Outcome = { width: number; height: number; channels: number; data: number[] } | { code: string };

let page: Page;
let bundle: string;

beforeAll(async () => {
  const entry = fileURLToPath(new URL('../../src/image/decode.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'decoder' } },
  });
  const [output] = [result].flat() as Rolldown.RolldownOutput[];
  bundle = output!.output[0].code;
});

beforeEach(async () => {
  page = await (await warmContext()).newPage();
  await page.addScriptTag({ content: bundle });
  return () => page.close();
});

/** Runs `decodeFile` on the page; pixels and error codes come back as plain data. */
function decode(bytes: Uint8Array): Promise<Outcome> {
  return page.evaluate(
    async (numbers) => {
      try {
        const { data, ...rest } = await decoder.decodeFile(new Blob([Uint8Array.from(numbers)]), 'picture');
        return { ...rest, data: [...data] };
      } catch (error) {
        return { code: (error as { code?: string }).code ?? String(error) };
      }
    },
    [...bytes],
  );
}

async function jpeg(): Promise<Uint8Array> {
  const numbers = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 48);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#c08040';
    context.fillRect(0, 0, 64, 48);
    context.fillStyle = '#204060';
    for (let i = 0; i < 9; i++) context.fillRect(7 * i, 5 * i, 5, 9);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Uint8Array.from(numbers);
}

const webpPixels = Array.from({ length: 48 }, (_, i) => {
  const x = i % 8;
  const y = Math.floor(i / 8);
  const alpha = y === 0 && x < 4 ? 0 : 255 - 7 * x * y;
  return [36 * x, 51 * y, 20 * (x + y)].map((v) => Math.round((v * alpha) / 255 + 255 - alpha));
}).flat();

describe('the browser decodes to exact pixels', () => {
  test('lossless WebP with alpha, laid over white', async () => {
    expect(await decode(webp)).toEqual({ width: 8, height: 6, channels: 3, data: webpPixels });
  });

  test('the first frame of a GIF', async () => {
    const [a, b, c, d] = [
      [250, 10, 20],
      [30, 240, 50],
      [0, 0, 255],
      [9, 8, 7],
    ] as const;
    expect(await decode(gif)).toEqual({
      width: 3,
      height: 2,
      channels: 3,
      data: [...a, ...b, ...c, ...d, ...a, ...b],
    });
  });

  test('BMP', async () => {
    const data = [3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10];
    expect(await decode(bmp)).toEqual({ width: 2, height: 2, channels: 3, data });
  });

  test('JPEG', async () => {
    const picture = await decode(await jpeg());
    expect(picture).toMatchObject({ width: 64, height: 48, channels: 3 });
    const corner = 'data' in picture ? picture.data.slice(63 * 3, 64 * 3) : [];
    [0xc0, 0x80, 0x40].forEach((value, c) => expect(Math.abs(corner[c]! - value)).toBeLessThan(4));
  });

  test('PNG goes through the own reader: grey stays one channel', async () => {
    const picture = { width: 2, height: 1, channels: 1 as const, data: Uint8ClampedArray.of(3, 200) };
    expect(await decode(encodePng(picture))).toEqual({ ...picture, data: [3, 200] });
  });

  test('a PNG that only the browser knows', async () => {
    const png = rawPng({
      width: 1,
      height: 1,
      depth: 1,
      colorType: 0,
      rows: [[0x80]],
      interlace: 1,
    });
    expect(await decode(png)).toEqual({ width: 1, height: 1, channels: 3, data: [255, 255, 255] });
  });

  test('though 2-D canvases are noised against fingerprinting', async () => {
    await page.evaluate(() => {
      const proto = OffscreenCanvasRenderingContext2D.prototype;
      proto.getImageData = () => {
        throw new Error('a canvas was read back');
      };
    });
    expect(await decode(webp)).toMatchObject({ data: webpPixels });
  });

  test('without WebGL, to within one step under alpha', async () => {
    await page.evaluate(() => {
      const proto = OffscreenCanvas.prototype;
      const original = proto.getContext as (kind: string, options?: unknown) => unknown;
      proto.getContext = function (this: OffscreenCanvas, kind: string, options?: unknown) {
        return kind === '2d' ? original.call(this, kind, options) : null;
      } as typeof proto.getContext;
    });
    const picture = await decode(webp);
    const data = 'data' in picture ? picture.data : [];
    expect(data).toHaveLength(webpPixels.length);
    data.forEach((value, i) => expect(Math.abs(value - webpPixels[i]!)).toBeLessThanOrEqual(1));
  });

  test('in a worker too', async () => {
    const picture = await page.evaluate(
      async ([code, numbers]) => {
        const answer = `${code}; onmessage = async (e) => {
          const { data, ...rest } = await decoder.decodeFile(new Blob([e.data]), 'picture');
          postMessage({ ...rest, data: [...data] });
        }`;
        const worker = new Worker(URL.createObjectURL(new Blob([answer])));
        const reply = new Promise((resolve, reject) => {
          worker.onmessage = (event) => resolve(event.data);
          worker.onerror = (event) => reject(new Error(event.message));
        });
        worker.postMessage(Uint8Array.from(numbers));
        return reply;
      },
      [bundle, [...webp]] as const,
    );
    expect(picture).toMatchObject({ width: 8, height: 6, data: webpPixels });
  });
});

describe('what is cut off is refused, though a browser would show half of it', () => {
  test.each([0.3, 0.6, 0.95])('a JPEG of which %d is left', async (share) => {
    const whole = await jpeg();
    expect(await decode(whole.subarray(0, Math.floor(whole.length * share)))).toEqual({
      code: 'truncated-image',
    });
  });

  test.each([
    ['WebP', webp, 40],
    ['GIF', gif, 40],
    ['BMP', bmp, 66],
  ])('%s', async (_, file, length) => {
    expect(await decode(file.subarray(0, length))).toEqual({ code: 'truncated-image' });
  });

  test('a JPEG whose structure is whole but whose content is not', async () => {
    const broken = (await jpeg()).slice();
    broken.fill(0, 20, 400);
    expect(await decode(broken)).toEqual({ code: 'truncated-image' });
  });
});
