import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from './build.mjs';

// `npm test`: the unit tests, the commands of the terminal, the browser tests, then what matters in Firefox and WebKit
// too; arguments are handed on to vitest.
// At the end stand the slowest files and the time of each project; the last line is the sum.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, seconds: number }} Timed
 * @typedef {Timed & { counts: Counts, files: Timed[], failures: string[] }} Run
 */

const args = process.argv.slice(2);
const reports = join(projectRoot, '.cache/test-reports');
mkdirSync(reports, { recursive: true });

const named = args.some((arg) => arg.startsWith('--project'));
const runs = (named ? [undefined] : ['unit', 'integration', 'browser', 'engines']).map(run);

const slowest = runs
  .flatMap(({ files }) => files)
  .sort((a, b) => b.seconds - a.seconds)
  .slice(0, 10);
if (slowest.length > 1) print('The slowest files', slowest);
print('Time', runs);

const failures = runs.flatMap((each) => each.failures);
if (failures.length > 0) console.log(`\nFailed\n  ${failures.join('\n  ')}`);

/** @param {keyof Counts} key */
const sum = (key) => runs.reduce((total, { counts }) => total + counts[key], 0);
const nothingRan = sum('passed') + sum('failed') === 0;
if (nothingRan) console.error('\nNo test was run, which counts as a failure.');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') > 0 || nothingRan ? 1 : 0;

/**
 * Runs one project of vitest.config.ts, all that the arguments name for `undefined`.
 * @param {string | undefined} project
 * @returns {Run}
 */
function run(project) {
  const name = project ?? 'named';
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...(project === undefined ? [] : ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: projectRoot, stdio: 'inherit' },
  );
  const seconds = (performance.now() - start) / 1000;
  const { counts, files, failures } = existsSync(report)
    ? read(report)
    : { counts: count([]), files: [], failures: [] };
  if (status !== 0 && counts.failed === 0) {
    console.error(`vitest ended with code ${status} although no test failed; it counts as one failure.`);
    counts.failed = 1;
    failures.push(`${name}: vitest ended with code ${status}`);
  }
  return { name, seconds, counts, files, failures };
}

/**
 * @typedef {{ name: string, status: string, startTime: number, endTime: number, assertionResults: { status: string, fullName: string }[] }} TestFile
 * as vitest's json reporter has it, times in milliseconds
 */

/**
 * @param {string} report the file written by that reporter
 * @returns {Pick<Run, 'counts' | 'files' | 'failures'>}
 */
function read(report) {
  /** @type {{ testResults: TestFile[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const nameOf = (/** @type {TestFile} */ { name }) => relative(projectRoot, name).replaceAll('\\', '/');
  const files = testResults.map((file) => ({
    name: nameOf(file),
    seconds: (file.endTime - file.startTime) / 1000,
  }));
  return { counts: count(testResults), files, failures: testResults.flatMap(failuresOf) };

  /** @param {TestFile} file */
  function failuresOf(file) {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    const names = failed.map(({ fullName }) => `${nameOf(file)} > ${fullName}`);
    return file.status === 'failed' && names.length === 0 ? [nameOf(file)] : names;
  }
}

/**
 * A test file that could not be loaded has no tests of its own to count; it counts as one failure.
 * @param {TestFile[]} files
 * @returns {Counts}
 */
function count(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const statuses = file.assertionResults.map((test) => test.status);
    const failed = statuses.filter((status) => status === 'failed').length;
    const passed = statuses.filter((status) => status === 'passed').length;
    counts.passed += passed;
    counts.failed += file.status === 'failed' ? Math.max(failed, 1) : failed;
    counts.skipped += statuses.length - passed - failed;
  }
  return counts;
}

/**
 * @param {string} title
 * @param {Timed[]} lines
 */
function print(title, lines) {
  console.log(`\n${title}`);
  for (const { name, seconds } of lines) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
}
