import { describe, expect, it } from 'vitest';
import { ReaderError, type ReaderErrorCode } from '../../../src/image/reader-error.ts';
import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import { parseEdits } from '../../../src/model/edits/parse-edits.ts';
import { sentence } from '../../../src/session/locale/errors.ts';
import { thrownBy, tiny } from '../../checkpoint/states.ts';

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

  it('say which entry of the edits is wrong, where, and what is possible', () => {
    const said = (edits: unknown) => sentence(thrownBy(() => parseEdits(edits)) as ReaderError, 'zh');
    expect(said([{ kind: 'set-weight', site: 'head.0', index: [0, 0, 0, 0], value: 1e4 }])).toBe(
      '修改列表的第 0 项（从 0 数起）有误：请检查 value，应在 -1000 到 1000 之间，没有作任何修改。',
    );
    const bad = { kind: 'set-bias', site: 'head.0', channels: [4], value: 1 } as const;
    expect(sentence(thrownBy(() => checkEdits(tiny, [bad])) as ReaderError, 'zh')).toBe(
      '修改列表的第 0 项（从 0 数起）有误：请检查 channels（head.0），应在 0 到 3 之间，没有作任何修改。',
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
