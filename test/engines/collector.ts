import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/build.mjs';

/** Has every page of a built folder keep its complaints from the first line on: WebDriver tells of none. */
export async function copyWithCollector(from: string, to: string): Promise<void> {
  if (from !== to) {
    await rm(to, { recursive: true, force: true });
    await mkdir(to, { recursive: true });
    await cp(from, to, { recursive: true });
  }
  await cp(join(projectRoot, 'test/engines/complaints.js'), join(to, 'complaints.js'));
  for (const name of await readdir(to)) {
    if (!name.endsWith('.html')) continue;
    const page = await readFile(join(to, name), 'utf8');
    if (page.includes('complaints.js')) continue;
    await writeFile(join(to, name), page.replace('<head>', '<head><script src="complaints.js"></script>'));
  }
}
