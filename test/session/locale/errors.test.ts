import { describe, expect, it } from 'vitest';
import { ReaderError, type ReaderErrorCode } from '../../../src/image/reader-error.ts';
import { sentence } from '../../../src/session/locale/errors.ts';

describe('sentences for errors', () => {
  it('are the error’s own in English', () => {
    expect(sentence(new ReaderError('empty-file', '"a.png" is empty.'), 'en')).toBe('"a.png" is empty.');
  });

  it('name the file in Chinese too', () => {
    const error = new ReaderError('empty-file', '', { file: 'a.png' });
    expect(sentence(error, 'zh')).toContain('“a.png”');
  });

  it('give the numbers of a picture that does not fit', () => {
    const details = { need: 5000, limit: 3072, backend: 'wasm', width: 900, height: 600 };
    expect(sentence(new ReaderError('out-of-memory', '', details), 'zh')).toBe(
      '这张图片约需 5000 MiB 内存，而 wasm 后端只有 3072 MiB。请裁剪到约 900 × 600 像素，或换一个后端。',
    );
  });

  it.each<ReaderErrorCode>([
    'image-too-large',
    'image-too-small',
    'spectrum-too-small',
    'unsupported-format',
    'unknown-site',
  ])('stand in Chinese when details are missing: %s', (code) => {
    const said = sentence(new ReaderError(code, 'x'), 'zh');
    expect(said).toMatch(/^[^a-z]*。$/);
    expect(said).not.toContain('undefined');
  });
});
