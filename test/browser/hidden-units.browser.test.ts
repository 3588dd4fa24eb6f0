import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { MeasuredAnswers } from '../../src/analysis/hidden-answers.ts';
import { attention } from '../../src/model/sites.ts';
import { hiddenUnitWords } from '../../src/views/hidden-units/words.ts';
import { NotebookPage } from './notebook-page.ts';

// A test card, which is one of the pictures that the shipped weights were measured on.
const { above, pictures } = JSON.parse(
  readFileSync(new URL('../../weights/rcan-x2.answers.json', import.meta.url), 'utf8'),
) as MeasuredAnswers;
const blocks = Object.entries(above).map(([site, times]) => {
  const [group, block] = [...site.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return { group: group!, block: block!, times };
});
const silent = blocks.filter(({ times }) => times.every((count) => count === 0));
/** Where some units are dead, and not all. */
const mixed = blocks.find(({ times }) => times.includes(0) && times.some((count) => count > 0));

let notebook: NotebookPage;
const signs = (figure: string, state: string) =>
  notebook.figure(figure).locator(`[data-unit-state="${state}"]`);
const open = async (network: 'small' | 'shipped', group: number, block: number, lang = 'en') => {
  const query = { network, site: attention(group, block), channel: 0, lang };
  notebook = await NotebookPage.gallery(['AttentionHeatmap', 'AttentionUnfolded'], { query });
};
afterEach(() => notebook.page.close());

describe('the figures of attention in the network that comes with the notebook', () => {
  it.each(['en', 'zh'] as const)('mark the blocks that cannot change, and say so: %s', async (locale) => {
    const { group, block } = silent[0] ?? blocks[0]!;
    await open('shipped', group, block, locale);
    const heatmap = await notebook.look('heat-map');
    await expect.poll(() => signs('heat-map', 'dead').count()).toBe(silent.length);
    const said = hiddenUnitWords[locale].block('dead', { pictures: pictures.length, above: [] });
    const isSilent = silent.length > 0;
    await heatmap.getByRole('grid').focus();
    expect((await heatmap.getByRole('gridcell').textContent())?.includes(said)).toBe(isSilent);
    expect((await heatmap.locator('.readout').textContent())?.includes(said)).toBe(isSilent);
    expect((await (await notebook.look('unfolded')).textContent())?.includes(said)).toBe(isSilent);
  });

  it('mark each dead unit of a block under both matrices, and tell it to who walks them', async () => {
    if (!mixed) return;
    await open('shipped', mixed.group, mixed.block);
    const unfolded = await notebook.look('unfolded');
    const dead = mixed.times.flatMap((count, unit) => (count === 0 ? [unit] : []));
    await expect.poll(() => signs('unfolded', 'dead').count()).toBe(2 * dead.length);
    const slider = unfolded.getByRole('slider', { name: /^Hidden unit/ });
    await slider.focus();
    await notebook.page.keyboard.press('Home');
    for (let unit = 0; unit < dead[0]!; unit++) await notebook.page.keyboard.press('ArrowRight');
    await expect
      .poll(() => slider.getAttribute('aria-valuetext'))
      .toContain(`dead: above zero on none of the ${pictures.length} pictures measured`);
  });
});

it('of another network they say only what this run shows', async () => {
  await open('small', 0, 0);
  for (const name of ['heat-map', 'unfolded'] as const) {
    const figure = await notebook.look(name);
    await expect.poll(() => figure.getAttribute('data-state')).toBe('ready');
    expect(await signs(name, 'dead').count()).toBe(0);
    expect(await figure.locator('.readout').textContent()).not.toContain('measured');
  }
});
