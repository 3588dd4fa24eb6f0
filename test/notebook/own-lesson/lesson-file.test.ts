import { describe, expect, test } from 'vitest';
import {
  isLessonFile,
  lessonFile,
  MAX_LESSON_BYTES,
  readLessonFile,
} from '../../../src/notebook/own-lesson/lesson-file.ts';

const file = (content: BlobPart, name = 'a.md') => new File([content], name);

describe('the file of a lesson', () => {
  test('is known by its name', () => {
    expect(['a.md', 'B.MD', 'c.markdown', 'd.png', 'md'].map(isLessonFile)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test.each(['# 题\n\n字\n', '# T\r\n\r\nwords\r\n', 'no end'])(
    'is saved as it was read: %j',
    async (content) => {
      const read = await readLessonFile(file(content));
      expect(read.text).not.toContain('\r');
      expect(await lessonFile(read).text()).toBe(content);
      expect(lessonFile(read).name).toBe('a.md');
    },
  );

  test('has its name without what turns the direction of the text', async () => {
    const read = await readLessonFile(file('# T', 'a\u202edm.exe\0.md'));
    expect(read.name).toBe('a\ufffddm.exe\ufffd.md');
    expect(lessonFile(read).name).toBe(read.name);
  });

  test('loses the mark that some editors put before a text', async () => {
    expect(await readLessonFile(file('\uFEFF# T'))).toMatchObject({ text: '# T' });
  });

  test.each([
    ['empty', '', 'empty-file', /"a.md" is empty/],
    [
      'too large',
      'x'.repeat(MAX_LESSON_BYTES + 1),
      'lesson-too-large',
      /has 1\.1 MB; a lesson is at most 1 MB/,
    ],
    ['not UTF-8', new Uint8Array([0x23, 0x20, 0xd6, 0xd0]), 'lesson-not-text', /not text in UTF-8/],
    ['not text', '# T\0', 'lesson-not-text', /not text in UTF-8/],
  ])('is refused when it is %s', async (_, content, code, message) => {
    await expect(readLessonFile(file(content))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });
});
