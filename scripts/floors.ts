import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf } from './imports.ts';

/** The floors of `src`, top to bottom: a file imports from its own floor and from those before it. */
export const floors = [
  'image',
  'model',
  'checkpoint',
  'trace',
  'analysis',
  'engine',
  'training',
  'views',
  'session',
  'figures',
  'lessons',
  'notebook',
  'cli',
];

/** Floors that may not be imported although they stand above: a figure knows its props, not where they come from. */
const walls: Readonly<Record<string, readonly string[]>> = { views: ['engine'] };

/**
 * What is wrong with the imports of the files in `root/src`, one sentence each, beginning with `file:line:`.
 * Checked: every file stands on a floor; imports point at files that exist, extension included; they lead up, never
 * down, through a wall or out of `src`; and neither a file nor a folder of a floor imports itself by way of others.
 */
export function floorProblems(root: string): string[] {
  const problems: string[] = [];
  const edges = new Map<string, string[]>();
  for (const file of sourceFiles(root)) {
    const floor = floorOf(file);
    if (floor === undefined) problems.push(`${file}:1: stands on no floor (${floors.join(', ')}).`);
    const targets: string[] = [];
    for (const { specifier, line } of importsOf(file, readFileSync(join(root, file), 'utf8'))) {
      if (!specifier.startsWith('.')) continue;
      const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
      const problem = existsSync(join(root, target))
        ? importProblem(floor, target)
        : 'is no file; write the path with its extension';
      if (problem !== undefined) problems.push(`${file}:${line}: "${specifier}" ${problem}.`);
      targets.push(target);
    }
    edges.set(file, targets);
  }
  return [
    ...problems,
    ...cycles(edges).map((cycle) => `${cycle[0]}:1: imports itself: ${cycle.join(' -> ')}.`),
    ...folderCycles(edges),
  ];
}

function importProblem(floor: string | undefined, target: string): string | undefined {
  if (target.startsWith('lessons/')) return undefined; // words, compiled to plain data
  const targetFloor = floorOf(target);
  if (targetFloor === undefined) return 'leads out of the floors of src';
  if (floor === undefined) return undefined;
  if (floors.indexOf(targetFloor) > floors.indexOf(floor))
    return `leads down from ${floor} to ${targetFloor}`;
  if (walls[floor]?.includes(targetFloor))
    return `leads from ${floor} to ${targetFloor}, which ${floor} may not know`;
  return undefined;
}

function floorOf(file: string): string | undefined {
  const [folder, floor, ...rest] = file.split('/');
  return folder === 'src' && rest.length > 0 && floors.includes(floor ?? '') ? floor : undefined;
}

/** The code files of `root/src`, as paths from `root` with forward slashes. */
function sourceFiles(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join('src', name.split(sep).join('/')))
    .filter((name) => /\.(ts|js|mjs|svelte)$/.test(name))
    .sort();
}

/** Cycles of the import graph, each as the files along it with the first repeated at the end, found depth first. */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (finished.has(file)) return;
    const start = path.indexOf(file);
    if (start >= 0) {
      found.push([...path.slice(start), file]);
      return;
    }
    path.push(file);
    for (const target of edges.get(file) ?? []) visit(target);
    path.pop();
    finished.add(file);
  };
  for (const file of edges.keys()) visit(file);
  return found;
}

/**
 * Circles of folders, counted with all that their files import; one sentence each. Those of files are told above. A file that stands directly on a
 * floor, in no folder of it, counts by itself: `model/rcan.ts` may use `model/edits`, which uses `model/sites.ts`.
 */
function folderCycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const folders = new Map<string, Map<string, string>>();
  for (const [file, targets] of edges) {
    const from = folderOf(file);
    const found = folders.get(from) ?? new Map<string, string>();
    folders.set(from, found);
    for (const target of targets) {
      const to = folderOf(target);
      // What leads to another floor leads up, or is named above.
      if (to !== from && floorOf(target) === floorOf(file) && !found.has(to))
        found.set(to, `${file} -> ${target}`);
    }
  }
  const edgesOfFolders = new Map([...folders].map(([folder, found]) => [folder, [...found.keys()]]));
  const circles = cycles(edgesOfFolders).filter((cycle) => cycle.some((node) => !edges.has(node)));
  return circles.map((cycle) => {
    const steps = cycle.slice(1).map((to, i) => folders.get(cycle[i]!)?.get(to));
    return `${cycle[0]}:1: a circle of folders: ${steps.join(', ')}.`;
  });
}

function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder.split('/').length === 2 ? file : folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = floorProblems(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
