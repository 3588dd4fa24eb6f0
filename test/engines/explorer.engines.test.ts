import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as sites from '../../src/model/sites.ts';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const patience = { timeout: 60_000, interval: 100 };
const figure = '#fig-explorer figure';
const item = (key: string): string => `${figure} [data-key="${key}"]`;
const [g, b, c] = [1, 1, 5];

describe.each(installedEngines)('the explorer in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    const query = { backend: 'wasm', site: sites.block(g, b), channel: c };
    visitor = await Visitor.gallery(engine, ['Explorer'], { query });
  });
  afterAll(() => visitor.close());

  const settled = (level: string): Promise<void> =>
    visitor.shows(`${figure} [data-level="${level}"][data-settled="true"]`);
  const numberOf = async (selector: string, name: string): Promise<number> =>
    Number(await visitor.attribute(`${figure} ${selector}`, name));

  it('leads from the network to one product by mouse, and back by keys', async () => {
    await settled('network');
    await visitor.click(item(sites.group(g)));
    await settled('group');
    await visitor.click(item(sites.block(g, b)));
    await settled('block');
    await visitor.click(item(`${sites.blockConv2(g, b)} ${c}`));
    await settled('convolution');
    await visitor.shows(`${figure} [data-sum]`);
    expect(await numberOf('[data-sum]', 'data-sum')).toBeCloseTo(
      await numberOf('[data-sum]', 'data-recorded'),
      2,
    );
    const adds = await numberOf('[data-adds][data-channel]', 'data-adds');
    await visitor.click(`${figure} [data-adds][data-channel]`);
    await settled('number');
    expect(await numberOf('b[data-adds]', 'data-adds')).toBeCloseTo(adds, 4);
    for (const level of ['convolution', 'block', 'group', 'network']) {
      await visitor.focus(`${figure} [role="treeitem"][tabindex="0"]`);
      await visitor.tab.press('Escape');
      await settled(level);
    }
  });

  it('opens a group by keys, and shuts its gate there', async () => {
    await visitor.focus(item(sites.group(g)));
    await visitor.tab.press('Enter');
    await settled('group');
    await visitor.focus(`${figure} [data-gate="${sites.group(g)}"]`);
    await visitor.tab.press('Home');
    await vi.waitFor(async () => expect(await visitor.text(figure)).toContain('RCAN, edited'), patience);
    await visitor.idle();
    await visitor.clickButton('Undo', figure);
    await vi.waitFor(async () => expect(await visitor.text(figure)).not.toContain('RCAN, edited'), patience);
    expect(await visitor.complaints()).toEqual([]);
  });
});
