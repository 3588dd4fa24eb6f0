import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './build.mjs';

// `npm test`: the unit tests, the commands of the terminal, then the browser tests; arguments are handed on to vitest. The last line is the sum.

const args = process.argv.slice(2);
const reports = join(projectRoot, '.cache/test-reports');
mkdirSync(reports, { recursive: true });

const sum = { passed: 0, failed: 0, skipped: 0 };
const named = args.some((arg) => arg.startsWith('--project'));
for (const project of named ? [undefined] : ['unit', 'integration', 'browser']) add(sum, run(project));

const nothingRan = sum.passed + sum.failed === 0;
if (nothingRan) console.error('\nNo test was run, which counts as a failure.');
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || nothingRan ? 1 : 0;

/**
 * Runs one project of vitest.config.ts (all that the arguments name, for `undefined`) and counts its tests.
 * @param {string | undefined} project
 * @returns {typeof sum}
 */
function run(project) {
  const report = join(reports, `${project ?? 'named'}.json`);
  rmSync(report, { force: true });
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
  const counts = existsSync(report) ? count(report) : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counts.failed === 0) {
    console.error(`vitest ended with code ${status} although no test failed; it counts as one failure.`);
    counts.failed = 1;
  }
  return counts;
}

/**
 * A test file that could not be loaded has no tests of its own to count; it counts as one failure.
 * @param {string} report the file written by vitest's json reporter
 * @returns {typeof sum}
 */
function count(report) {
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of testResults) {
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
 * @param {typeof sum} total
 * @param {typeof sum} part
 */
function add(total, part) {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped;
}
