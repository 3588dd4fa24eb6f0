import { afterEach, expect, it } from 'vitest';
import { printWords } from '../../src/notebook/print/words.ts';
import { NotebookPage } from './notebook-page.ts';

let notebook: NotebookPage;
afterEach(async () => {
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});

/** The states of the page's figures when the browser is told to print, at the foot of which it has never been. */
async function open(): Promise<void> {
  notebook = await NotebookPage.open('residual-groups');
  await notebook.page.evaluate(() => {
    window.print = () => {
      const figures = [...document.querySelectorAll<HTMLElement>('figure')];
      document.documentElement.dataset['printed'] = figures.map((one) => one.dataset['state']).join();
    };
  });
}
const printed = (): Promise<string | undefined> =>
  notebook.page.evaluate(() => document.documentElement.dataset['printed']);
const figures = () => notebook.page.locator('article figure').count();

it('the command to print draws every figure first', async () => {
  await open();
  await notebook.page.keyboard.press('Control+p');
  await expect.poll(printed, { timeout: 150_000 }).toBeDefined();
  const states = (await printed())?.split(',') ?? [];
  expect(states.length).toBe(await figures());
  expect(new Set(states)).toEqual(new Set(['ready']));
  expect(await notebook.page.getByRole('dialog', { name: printWords.en.title }).count()).toBe(0);
  // What is drawn of it is on paper too.
  await notebook.page.emulateMedia({ media: 'print' });
  expect(await notebook.figure('groups').locator('[data-channel] canvas:visible').count()).toBe(32);
  await notebook.page.emulateMedia({ media: 'screen' });
});

it('printing from the contents can be cancelled, and nothing is printed', async () => {
  await open();
  await notebook.page.getByRole('button', { name: 'Contents', exact: true }).click();
  await notebook.page.getByRole('button', { name: printWords.en.print }).click();
  const dialog = notebook.page.getByRole('dialog', { name: printWords.en.title });
  await dialog.getByRole('button', { name: printWords.en.cancel }).click();
  await dialog.waitFor({ state: 'hidden' });
  await notebook.idle();
  expect(await printed()).toBeUndefined();
});
