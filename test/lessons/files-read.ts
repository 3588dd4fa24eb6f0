import { readdirSync } from 'node:fs';

/** The project's folder. */
export const root = new URL('../../', import.meta.url);

/** Files below a folder of the project whose names end so, as paths from it. */
export const named = (folder: string, ending: RegExp): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => `${folder}${file}`);
