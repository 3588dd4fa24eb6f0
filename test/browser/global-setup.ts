import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../scripts/build.mjs';
import { launchChromiumServer } from './chromium.ts';
import { serveFolder } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Chromium of this run is connected to. */
    chromiumEndpoint: string;
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

const galleryPage = 'gallery.html';
const harnessPage = 'test/browser/harness/index.html';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/**
 * Starts the Chromium that all tests share and says which it is; builds the notebook and the pages of the tests once,
 * and serves them. With REUSE_BUILD=1 what was built last is tested: for who changes nothing but tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, name } = await launchChromiumServer({ webgpu: true, plainDrawing: true });
  console.log(`Browser tests run in ${name}.`);
  project.provide('chromiumEndpoint', server.wsEndpoint());

  const [built, testPages] = [path('dist'), path('.cache/test-pages')];
  if (process.env['REUSE_BUILD'] !== '1' || ![built, testPages].every((folder) => existsSync(folder))) {
    buildSite({ outDir: built });
    buildSite({ outDir: testPages, testPages: [galleryPage, harnessPage] });
  }

  const [site, isolatedSite] = await serveBoth(built);
  project.provide('siteUrl', site.url);
  project.provide('isolatedSiteUrl', isolatedSite.url);

  const [pages, isolatedPages] = await serveBoth(testPages);
  project.provide('galleryUrl', new URL(galleryPage, pages.url).href);
  project.provide('harnessUrl', new URL(harnessPage, pages.url).href);
  project.provide('isolatedHarnessUrl', new URL(harnessPage, isolatedPages.url).href);
  return async () => {
    await server.close();
    await Promise.all([site, isolatedSite, pages, isolatedPages].map((one) => one.close()));
  };
}

const serveBoth = (folder: string) =>
  Promise.all([serveFolder(folder), serveFolder(folder, { isolated: true })]);
