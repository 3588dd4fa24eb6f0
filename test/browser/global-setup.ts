import type { TestProject } from 'vitest/node';
import { buildPages, built, galleryPage, harnessPage } from './built-pages.ts';
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

/**
 * Starts the Chromium that all tests share and says which it is; builds the notebook and the pages of the tests, as
 * `buildPages`, and serves them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, name } = await launchChromiumServer({ webgpu: true, plainDrawing: true });
  console.log(`Browser tests run in ${name}.`);
  project.provide('chromiumEndpoint', server.wsEndpoint());

  await buildPages();
  const [site, isolatedSite] = await serveBoth(built.site);
  project.provide('siteUrl', site.url);
  project.provide('isolatedSiteUrl', isolatedSite.url);

  const [pages, isolatedPages] = await serveBoth(built.testPages);
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
