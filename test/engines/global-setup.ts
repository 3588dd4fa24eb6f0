import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../scripts/build.mjs';
import { serveFolder } from '../../scripts/serve.mjs';
import { buildPages, built, galleryPage } from '../browser/built-pages.ts';
import { launchChromiumServer } from '../browser/chromium.ts';
import { firefoxPath, startFirefox } from './drivers/firefox.ts';
import { copyWithCollector } from './collector.ts';
import type { EngineName } from './drivers/tab.ts';
import { startWebkit, webkitPrograms } from './drivers/webkit.ts';
import { installedEngines, missingEngines } from './installed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built notebook as a host serves it that sets no headers, and as `npm start` does: with a slash at the end. */
    plainSite: string;
    isolatedSite: string;
    /** The built gallery of figures. */
    figureGallery: string;
    /** Where the engines of this run are driven from. */
    engineEndpoints: Partial<Record<EngineName, string>>;
  }
}

/**
 * Builds the notebook and the gallery, unless they are as their sources are, serves copies that keep complaints, and starts
 * the engines.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const { name, cure } of missingEngines()) {
    const sentence = `${name} is not installed (${cure})`;
    if (process.env['CI'] !== undefined)
      throw new Error(`${sentence}, and nothing is left out where CI is set.`);
    console.log(`Left out: ${sentence}.`);
  }
  await buildPages();
  const [copy, gallery] = ['engine-site', 'engine-gallery'].map((name) => join(projectRoot, '.cache', name));
  await copyWithCollector(built.site, copy!);
  await copyWithCollector(built.testPages, gallery!);
  const servers = await Promise.all([
    serveFolder(copy!),
    serveFolder(copy!, { isolated: true }),
    serveFolder(gallery!, { isolated: true }),
  ]);
  const [plain, isolated, figures] = servers;
  project.provide('plainSite', plain.url);
  project.provide('isolatedSite', isolated.url);
  project.provide('figureGallery', new URL(galleryPage, figures.url).href);
  const engines = await Promise.all(
    installedEngines.map(async (name) => [name, await startEngine(name)] as const),
  );
  project.provide(
    'engineEndpoints',
    Object.fromEntries(engines.map(([name, { endpoint }]) => [name, endpoint])),
  );
  return async () => {
    await Promise.all(engines.map(([, { stop }]) => stop()));
    await Promise.all(servers.map((server) => server.close()));
  };
}

async function startEngine(
  name: EngineName,
): Promise<{ endpoint: string; stop: () => void | Promise<void> }> {
  if (name === 'chromium') {
    const { server } = await launchChromiumServer({ plainDrawing: true });
    return { endpoint: server.wsEndpoint(), stop: () => server.close() };
  }
  if (name === 'firefox') return startFirefox(firefoxPath() ?? '');
  const programs = webkitPrograms();
  if (!programs) throw new Error('WebKit is not installed.');
  return startWebkit(programs);
}
