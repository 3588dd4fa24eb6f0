import { describe, expect, it } from 'vitest';
import { ReaderError, type ReaderErrorCode } from '../../../src/image/reader-error.ts';
import { sentence } from '../../../src/notebook/locale/errors.ts';

describe('sentences for errors', () => {
  it('are the error’s own in English', () => {
    expect(sentence(new ReaderError('empty-file', '"a.png" is empty.'), 'en')).toBe('"a.png" is empty.');
  });

  it('name the file in Chinese too', () => {
    const error = new ReaderError('empty-file', '', { file: 'a.png' });
    expect(sentence(error, 'zh')).toContain('“a.png”');
  });

  it.each<ReaderErrorCode>(['image-too-large', 'image-too-small', 'unsupported-format', 'unknown-site'])(
    'stand in Chinese when details are missing: %s',
    (code) => {
      const said = sentence(new ReaderError(code, 'x'), 'zh');
      expect(said).toMatch(/^[^a-z]*。$/);
      expect(said).not.toContain('undefined');
    },
  );
});
