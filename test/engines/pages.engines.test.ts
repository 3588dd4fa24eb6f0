import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress, pageNames } from '../../src/lessons/page-names.ts';
import { driverOf, installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

describe.each(installedEngines)('every page in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(engine, 'rcan');
  });
  afterAll(() => visitor.close());

  it('starts, and says which it is', async ({ task }) => {
    const { version } = await driverOf(engine);
    // For docs/devices.md.
    Object.assign(task.meta, { version });
    expect(version).toMatch(/^\d+\./);
  });

  it.each(pageNames)('%s opens, in both languages, and nobody complains', async (name) => {
    const link = `a[href="${pageAddress(name)}"]`;
    await visitor.tab.evaluate((to) => (document.querySelector(to) as HTMLElement | null)?.click(), link);
    await visitor.shows(`${link}[aria-current="page"]`);
    for (const lang of ['en', 'zh-CN']) {
      await visitor.tab.evaluate((wanted) => {
        if (document.documentElement.lang !== wanted)
          [...document.querySelectorAll('button')]
            .find((b) => /^(English|中文)$/.test(b.textContent?.trim() ?? ''))
            ?.click();
      }, lang);
      await visitor.shows(`html[lang="${lang}"] main > div[lang="${lang}"] h1`);
    }
    await visitor.idle();
    expect(await visitor.complaints()).toEqual([]);
    expect(
      await visitor.tab.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});
