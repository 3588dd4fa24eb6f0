import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const views = new URL('../../../src/views/', import.meta.url);
const styles = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(svelte|css)$/.test(name),
);
/** What A4 has between margins of 15 mm, in rem. */
const paper = 680 / 16;

it('no figure is laid out anew for the width of paper, for which its drawings are not', () => {
  expect(styles.length).toBeGreaterThan(100);
  const found = styles.flatMap((name) => {
    const widths = readFileSync(new URL(name, views), 'utf8').matchAll(/@media[^{]*-width: ([\d.]+)rem/g);
    return [...widths].filter(([, width]) => Number(width) > paper).map(([rule]) => `${name}: ${rule}`);
  });
  expect(found).toEqual([]);
});
