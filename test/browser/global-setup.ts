import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../scripts/build.mjs';
import { launchNamedChromium } from './chromium.ts';
import { serveFolder } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built notebook is served, with a slash at the end. */
    siteUrl: string;
    /** The built gallery of figures. */
    galleryUrl: string;
    /** The built page of `test/browser/harness`. */
    harnessUrl: string;
    /** The same, cross-origin isolated, as `npm start` serves the notebook. */
    isolatedSiteUrl: string;
    isolatedHarnessUrl: string;
  }
}

const harnessPage = 'test/browser/harness/index.html';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** Builds the notebook and the harness once, serves both, and says which Chromium the tests run in. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { browser, name } = await launchNamedChromium({ webgpu: true });
  await browser.close();
  console.log(`Browser tests run in ${name}.`);

  buildSite({ outDir: path('dist') });
  const [site, isolatedSite] = await serveBoth(path('dist'));
  project.provide('siteUrl', site.url);
  project.provide('isolatedSiteUrl', isolatedSite.url);

  buildSite({ outDir: path('.cache/test-pages'), testPages: ['gallery.html', harnessPage] });
  const [pages, isolatedPages] = await serveBoth(path('.cache/test-pages'));
  project.provide('galleryUrl', new URL('gallery.html', pages.url).href);
  project.provide('harnessUrl', new URL(harnessPage, pages.url).href);
  project.provide('isolatedHarnessUrl', new URL(harnessPage, isolatedPages.url).href);
  return async () => {
    await Promise.all([site, isolatedSite, pages, isolatedPages].map((server) => server.close()));
  };
}

const serveBoth = (folder: string) =>
  Promise.all([serveFolder(folder), serveFolder(folder, { isolated: true })]);
