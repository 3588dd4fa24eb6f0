import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/build.mjs';
import { newFigure } from '../../scripts/new.mjs';

/** The types of the page, of a copy of the project, of these folders alone. */
async function typeErrors(root: string, folders: readonly string[]): Promise<string> {
  const page = JSON.parse(
    (await readFile(join(root, 'tsconfig.page.json'), 'utf8')).replace(/^\s*\/\/.*$/gm, ''),
  ) as object;
  const include = [...folders, 'src/**/*.d.ts'];
  await writeFile(join(root, 'tsconfig.figure.json'), JSON.stringify({ ...page, include }));
  const program = join(projectRoot, 'node_modules/svelte-check/bin/svelte-check');
  const args = [
    program,
    '--tsconfig=tsconfig.figure.json',
    '--config=svelte.config.js',
    '--output=machine',
    '--tsgo',
  ];
  const ran = promisify(execFile)(process.execPath, args, { cwd: root });
  const { stdout } = await ran.catch((error: unknown) => error as { stdout: string });
  return stdout
    .split('\n')
    .filter((line) => / (ERROR|WARNING|FAILURE) /.test(line))
    .join('\n');
}

test('the files of a new figure fit the house that they are put into', async () => {
  const root = await mkdtemp(join(tmpdir(), 'new-figure-'));
  for (const part of [
    'src',
    'lessons',
    'tsconfig.base.json',
    'tsconfig.page.json',
    'svelte.config.js',
    'package.json',
  ])
    await cp(join(projectRoot, part), join(root, part), { recursive: true });
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'dir');
  newFigure('Probe', root);
  expect(await typeErrors(root, ['src/views/probe', 'src/figures/probe', 'src/figures/registry.ts'])).toBe(
    '',
  );
  await rm(root, { recursive: true });
});
