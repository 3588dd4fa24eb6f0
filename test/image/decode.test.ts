import { expect, test } from 'vitest';
import { decodeFile } from '../../src/image/decode.ts';
import { jpegFile, jpegKinds } from './jpeg-files.ts';

// As in a browser without OffscreenCanvas, there is none in Node.
test('a format that only the browser decodes is refused where it gives no pixels, naming PNG', async () => {
  const file = new Blob([new Uint8Array(jpegFile(jpegKinds[0]!))]);
  await expect(decodeFile(file, 'photo.jpg')).rejects.toMatchObject({
    code: 'png-only',
    message: expect.stringContaining('save it as PNG') as string,
    details: { file: 'photo.jpg', format: 'JPEG' },
  });
});
