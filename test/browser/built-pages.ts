import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSiteBeside, isStale, projectRoot, site } from '../../scripts/build.mjs';
import { fingerprint, recordedFingerprint, recordFingerprint } from '../../scripts/fingerprint.mjs';

/** HTML files of the test pages, as paths from the folder that they are built into: the gallery of figures, and the harness. */
export const [galleryPage, harnessPage] = ['gallery.html', 'test/browser/harness/index.html'] as const;

/** Where the built notebook lies, and the built pages of the tests. */
export const built = { site, testPages: join(projectRoot, '.cache/test-pages') } as const;

/** What the pages of the tests are made of beside the notebook's sources. */
const testSources = [{ path: galleryPage }, { path: 'test', without: /\.test\.ts$/ }];

/**
 * Builds the notebook and the pages of the tests, both at once, unless they are as their sources are. With REUSE_BUILD=1
 * what was built last is tested.
 */
export async function buildPages(): Promise<void> {
  const isThere = [built.site, built.testPages].every((folder) => existsSync(folder));
  if (process.env['REUSE_BUILD'] === '1' && isThere) return;
  await Promise.all([isStale() && buildSiteBeside({ outDir: built.site }), buildTestPages()]);
}

async function buildTestPages(): Promise<void> {
  const made = fingerprint(projectRoot, testSources);
  if (existsSync(built.testPages) && recordedFingerprint(projectRoot, 'test-pages') === made) return;
  await buildSiteBeside({ outDir: built.testPages, testPages: [galleryPage, harnessPage] });
  recordFingerprint(projectRoot, made, 'test-pages');
}
