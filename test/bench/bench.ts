import { runCommand } from '../../src/cli/arguments.ts';
import { kernelVariants } from '../../src/engine/kernel-variants.ts';
import { names, netSize, wholeNumbers } from './options.ts';
import { openChromium } from './environments/chromium.ts';
import { dawn } from './environments/dawn.ts';
import { node } from './environments/node.ts';
import { environmentNames, type Environment, type EnvironmentName } from './environments/environment.ts';
import { Workers } from './environments/workers.ts';
import { planJobs, type Wanted } from './plan.ts';
import { goalCells, goalHead, goals } from './report/goals.ts';
import { machineWords, thisMachine } from './report/machine.ts';
import { markdown } from './report/markdown.ts';
import type { Report } from './report/report.ts';
import { taskNames, type Row } from './report/row.ts';
import { aligned, table } from './report/table.ts';
import { runJob } from './run-job.ts';
import { measureFrames } from './start/measure-frames.ts';
import { measureLosses } from './start/measure-losses.ts';
import { measureStart } from './start/measure-start.ts';
import { measureWords } from './start/measure-words.ts';
import { measureTraining } from './training/measure-training.ts';

const defaultTasks = taskNames.filter((task) => task !== 'paper');

const open: Readonly<Record<EnvironmentName, () => Promise<Environment>>> = {
  node: () => Promise.resolve(node),
  chromium: openChromium,
  dawn: () => Promise.resolve(dawn),
};

/** Measures what is wanted, one environment after the other. */
async function measure(wanted: Wanted): Promise<Report> {
  const rows: Row[] = [];
  const adapters: Record<string, string> = {};
  let chromium: string | undefined;
  for (const where of wanted.where) {
    const environment = await open[where]();
    const workers = new Workers(environment);
    try {
      chromium ??= environment.browser;
      const adapter = where === 'node' ? undefined : await workers.adapter();
      if (adapter) adapters[where] = adapter.name + (adapter.software ? ' (software)' : '');
      for (const job of planJobs(wanted, where, adapter)) {
        const tasks = [...new Set(job.lanes.map(({ task }) => task))].join(' and ');
        rows.push(
          ...(await runJob(job, workers, (words) => say(`${where}, ${job.backend}, ${tasks}, ${words}`))),
        );
      }
      if (where === 'node' && wanted.tasks.includes('train')) {
        rows.push(...(await measureTraining(wanted.repeats, (words) => say(`${where}, train, ${words}`))));
      }
      if (where === 'chromium' && wanted.tasks.includes('start')) {
        rows.push(...(await measureStart(wanted.repeats, (words) => say(`${where}, start, ${words}`))));
      }
      if (where === 'chromium' && wanted.tasks.includes('words')) {
        rows.push(...(await measureWords(wanted.repeats, (words) => say(`${where}, words, ${words}`))));
      }
      if (where === 'chromium' && wanted.tasks.includes('losses')) {
        say(`${where}, losses`);
        rows.push(...(await measureLosses()));
      }
      if (where === 'chromium' && wanted.tasks.includes('frames')) {
        rows.push(...(await measureFrames(wanted.repeats, (words) => say(`${where}, frames, ${words}`))));
      }
    } finally {
      await workers.close();
      await environment.close();
    }
  }
  say('');
  return { machine: { ...thisMachine(), ...(chromium && { chromium }), adapters }, rows };
}

/** Where the bench is: on a terminal one line that changes, elsewhere a line each. */
function say(words: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${words}` : words && `${words}\n`);
}

function forPeople({ machine, rows }: Report): string {
  const found = goals(rows);
  const aims = found.length > 0 ? `\n\n${aligned([goalHead, ...found.map(goalCells)])}` : '';
  return `${machineWords(machine)}\n\n${table(rows)}${aims}`;
}

await runCommand({
  usage: `Usage: npm run bench -- [--json | --markdown] [--where node,chromium,dawn] [--tasks forward,trace,...]
                       [--sizes 64,96,128] [--repeats 7] [--kernels simd] [--net 10x20x64]

Times the network on wasm and on WebGPU: ours, in plain TF.js ops, and in onnxruntime-web. All do so in turn, and what
they put out is compared first.

  --where     node; chromium; dawn: Node with the WebGPU of the npm package webgpu
  --tasks     ${taskNames.join(', ')}; all but paper when not given
  --sizes     widths and heights of the LR picture for the tasks forward and paper, in pixels
  --repeats   how often each contender is timed at each size
  --kernels   which build of our own kernels: ${kernelVariants.join(' or ')}; the first that runs when not given
  --net       groups x blocks x features of a network with random weights, instead of the project's own
  --json      print {"machine":{...},"rows":[...]} and nothing else
  --markdown  print the tables as Markdown`,
  options: {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
    where: { type: 'string', default: environmentNames.join(',') },
    tasks: { type: 'string', default: defaultTasks.join(',') },
    sizes: { type: 'string' },
    repeats: { type: 'string', default: '7' },
    kernels: { type: 'string' },
    net: { type: 'string' },
  },
  async main(values) {
    const { sizes, kernels, net } = values;
    const report = await measure({
      where: names('where', values.where, environmentNames),
      tasks: names('tasks', values.tasks, taskNames),
      repeats: wholeNumbers('repeats', values.repeats)[0]!,
      sizes: sizes === undefined ? undefined : wholeNumbers('sizes', sizes),
      kernels: kernels === undefined ? undefined : names('kernels', kernels, kernelVariants)[0],
      net: net === undefined ? undefined : netSize(net),
    });
    const text = values.json
      ? JSON.stringify(report)
      : values.markdown
        ? markdown(report)
        : forPeople(report);
    process.stdout.write(`${text}\n`);
  },
});
