import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { build, type Rolldown } from 'vite';
import { lessons } from '../../../src/lessons/compiler/vite-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'lesson-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The JavaScript of a page that imports a lesson with this text. */
async function bundle(markdown: string): Promise<string> {
  writeFileSync(join(folder, 'lesson.md'), markdown);
  writeFileSync(join(folder, 'main.js'), `import lesson from './lesson.md'; globalThis.lesson = lesson;`);
  const result = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [lessons()],
    build: { write: false, rolldownOptions: { input: join(folder, 'main.js') } },
  })) as Rolldown.RolldownOutput;
  return result.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

describe('importing a lesson', () => {
  test('gives the compiled lesson, without the compiler', async () => {
    const code = await bundle('# Pooling\n\n$z$\n\n```cell PixelShuffle\nscale: 2\n```\n');
    expect(code).toContain('PixelShuffle');
    expect(code).toContain('<math');
    expect(code.length).toBeLessThan(2000);
  });

  test('colours its code, by classes that the theme has', async () => {
    const code = await bundle('# Pooling\n\n```python\nz = x.mean(axis=(1, 2))\n```\n');
    expect(code).toMatch(/class=\\?"(keyword|quiet)\\?"/);
    expect(code.length).toBeLessThan(4000);
  });

  test('stops the build at a mistake, naming file and line', async () => {
    await expect(bundle('# Pooling\n\n```cell Nothing\n```\n')).rejects.toThrow(
      /lesson\.md:3: There is no cell "Nothing"/,
    );
  });
});
