import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotebookPage, projector } from './notebook-page.ts';
import { follow, show } from './whole-page.ts';

/** Run in the page: what stands at the start of a line and may not, with what follows. */
function torn(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const line = text.parentElement?.closest('.prose :is(p, li)');
    if (!line || text.parentElement?.closest('.katex')) continue;
    const { left } = line.getBoundingClientRect();
    for (const { index } of text.data.matchAll(/[。，、；：？！）」』》”.,;:)]/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      const box = range.getBoundingClientRect();
      if (box.width > 0 && box.left < left + 2) found.push(text.data.slice(index, index + 12));
    }
  }
  return found;
}

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.open('glossary');
  await notebook.drawn();
});
afterAll(() => notebook.page.close());

describe.each([
  ['zh', 'upsampling'],
  ['zh', 'residual-in-residual'],
  ['zh', 'channel-attention'],
  ['en', 'upsampling'],
] as const)('%s, %s', (lang, name) => {
  beforeAll(async () => {
    await notebook.page.setViewportSize(projector);
    await show(notebook.page, { locale: lang, theme: 'light' });
    await follow(notebook.page, name);
  });

  it('begins no line with a stop or a closing bracket, at any width', async () => {
    for (const width of [1280, 700, 620, 540, 480, 430, 390, 360]) {
      await notebook.page.setViewportSize({ width, height: 800 });
      expect([width, await notebook.page.evaluate(torn)]).toEqual([width, []]);
    }
  });
});
