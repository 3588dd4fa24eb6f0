import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { withWoff2Alone } from '../../scripts/vite-maths-fonts.ts';

test('every font of KaTeX is taken once, as WOFF2', () => {
  const file = createRequire(import.meta.url).resolve('katex/dist/katex-swap.min.css');
  const css = withWoff2Alone(readFileSync(file, 'utf8'));
  const faces = css.match(/@font-face\{[^}]*\}/g) ?? [];
  expect(faces.length).toBeGreaterThan(10);
  for (const face of faces) {
    expect(face.match(/url\([^)]*\)/g)).toEqual([expect.stringMatching(/\.woff2\)$/)]);
    expect(face).toContain('font-display:swap');
  }
});
