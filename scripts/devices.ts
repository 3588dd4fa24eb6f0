import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { engineNames, type EngineName } from '../test/engines/drivers/tab.ts';
import { projectRoot } from './build.mjs';

// `npm run devices`: runs the tests of the three engines and writes what they found to docs/devices.md.

/** Of vitest's json reporter, what is read here. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly meta?: {
        readonly version?: string;
        readonly isolatedSeconds?: number;
        readonly plainSeconds?: number;
      };
    }[];
  }[];
}

const names: Readonly<Record<EngineName, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

const marks: Readonly<Record<string, string>> = { passed: 'yes', failed: '**no**' };

const report = join(projectRoot, '.cache/test-reports/named.json');
spawnSync(process.execPath, [join(projectRoot, 'scripts/test.mjs'), '--project', 'engines'], {
  cwd: projectRoot,
  stdio: 'inherit',
});
const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;

/** Promises in the order of the tests, and what became of each by engine. */
const promises = new Map<string, Map<EngineName, string>>();
const versions = new Map<EngineName, string>();
/** Seconds of a run on WebAssembly by engine. */
const [isolated, plain] = [new Map<EngineName, number>(), new Map<EngineName, number>()];
for (const { ancestorTitles, title, status, meta } of testResults.flatMap((file) => file.assertionResults)) {
  const subject = ancestorTitles.join(' ');
  const engine = engineNames.find((name) => subject.endsWith(` in ${name}`));
  if (engine === undefined) continue;
  const promise = `${subject.slice(0, -` in ${engine}`.length)}: ${title}`;
  promises.set(promise, (promises.get(promise) ?? new Map<EngineName, string>()).set(engine, status));
  if (meta?.version !== undefined) versions.set(engine, meta.version);
  if (meta?.isolatedSeconds !== undefined) isolated.set(engine, meta.isolatedSeconds);
  if (meta?.plainSeconds !== undefined) plain.set(engine, meta.plainSeconds);
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = [
  row(['promise', ...engineNames.map((name) => `${names[name]} ${versions.get(name) ?? ''}`)]),
  row(['---', ...engineNames.map(() => '---')]),
  ...[...promises].map(([promise, found]) =>
    row([promise, ...engineNames.map((name) => marks[found.get(name) ?? ''] ?? 'not tried')]),
  ),
].join('\n');

const times = engineNames
  .map((name) => `${names[name]} ${((isolated.get(name) ?? NaN) / (plain.get(name) ?? NaN)).toFixed(2)}`)
  .join(', ');

const page = join(projectRoot, 'docs/devices.md');
const text = `# Devices

What was seen to hold in which browser engine, by \`npm run devices\`, which runs \`test/engines\` and writes this page. WebKitGTK
has the engine of Safari, which is that of every browser on iPhone and iPad. Pages are served as \`npm start\` does, isolated,
unless a line says otherwise; "a finger" is the driver's own touch, in WebKitGTK, whose driver has none, pointer events of that kind.

${table}

Time of a run on WebAssembly where the page is isolated, over that where it is not, each the shortest of three in one visit: ${times}.
`;
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
