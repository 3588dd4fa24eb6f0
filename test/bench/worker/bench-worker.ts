import { readCheckpoint, type Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { probeWebgpu, requestAdapter, adapterName } from '../../../src/engine/backends/probe.ts';
import { contributionRatio } from '../../../src/model/contribution-work.ts';
import { countGpuWork } from './gpu-work.ts';
import type {
  Adapter,
  Answer,
  Answers,
  Question,
  QuestionName,
  RunOrder,
  RunReport,
  WorkerInfo,
  WorkerSpec,
} from './messages.ts';
import { isPartWay } from './messages.ts';
import { openOrt } from './ort.ts';
import { openOurs } from './ours.ts';
import { partRun } from './part-runs.ts';
import { randomNet } from './random-net.ts';
import type { Runner } from './runner.ts';
import { cardSamples, interleaved, summed, type Samples } from './samples.ts';
import type { Platform } from './platform.ts';
import { openTfjs } from './tfjs.ts';

type Net = Pick<Checkpoint, 'config' | 'state'>;

/** One contender in a thread of its own, where no other one's memory, caches or threads are. */
export class BenchWorker {
  readonly #platform: Platform;
  #open: { readonly spec: WorkerSpec; readonly net: Net; readonly runner: Runner } | undefined;
  #samples: Samples | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** Answers a question; what goes wrong is an answer too, as nothing else crosses from every thread. */
  async answer(question: Question): Promise<Answer> {
    try {
      return { answer: await this.#answer(question) };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }

  #answer(question: Question): Promise<Answers[QuestionName]['answer']> {
    switch (question.ask) {
      case 'adapter':
        return findAdapter();
      case 'open':
        return this.#openRunner(question.argument);
      case 'run':
        return this.#run(question.argument);
    }
  }

  async #openRunner(spec: WorkerSpec): Promise<WorkerInfo> {
    const { scale = 2 } = spec;
    const net = spec.net
      ? randomNet(...spec.net, scale)
      : readCheckpoint(await this.#platform.weights(scale), `rcan-x${scale}.safetensors`);
    const runner = await openRunner(spec, net, this.#platform);
    this.#open = { spec, net, runner };
    const { groups, blocks, features } = net.config;
    const size = [groups, blocks, features].join('x');
    return { net: spec.scale ? `${size} ×${scale}` : size, ...runner.info };
  }

  async #run({ way, size, look }: RunOrder): Promise<RunReport> {
    if (!this.#open) throw new Error('Nothing is open in this worker.');
    const { spec, net, runner } = this.#open;
    if (way !== 'plain' && spec.runner !== 'ours') throw new Error(`${spec.runner} does not do "${way}".`);
    const { colors } = net.config;
    if (this.#samples?.width !== size) this.#samples = cardSamples(size, colors);
    const samples = this.#samples;
    await runner.prepare?.(samples, way);
    const timed = async () => {
      const began = performance.now();
      const found = isPartWay(way) ? await runner.parts!(samples, way) : [await runner.run(samples, way)];
      return { found, milliseconds: performance.now() - began };
    };
    if (!look) return { milliseconds: (await timed()).milliseconds };
    const { result, gpu } =
      spec.backend === 'webgpu' ? await countGpuWork(timed) : { result: await timed(), gpu: undefined };
    const { found, milliseconds } = result;
    const data = summed(found);
    const output = runner.layout === 'chw' ? interleaved(data, colors) : data;
    const wanted = await runner.fromTheBeginning?.(samples, way);
    const counted = isPartWay(way)
      ? contributionRatio(net.config, partRun(net.config, way).parts)
      : undefined;
    return {
      milliseconds,
      output,
      ...(wanted && { wanted }),
      ...(gpu && { gpu }),
      ...(counted !== undefined && { counted }),
    };
  }
}

/** Opens a contender in this thread. */
export function openRunner(spec: WorkerSpec, net: Net, platform: Platform): Promise<Runner> {
  switch (spec.runner) {
    case 'ours':
      return openOurs(spec, net);
    case 'tfjs':
      return openTfjs(spec, net);
    case 'ort':
      return openOrt(spec, net, platform);
  }
}

/** The graphics adapter that WebGPU has here. */
async function findAdapter(): Promise<Adapter | undefined> {
  const presence = await probeWebgpu();
  const adapter = await requestAdapter();
  if (!presence.present || !adapter) return undefined;
  return { name: adapterName(adapter.info), software: presence.softwareAdapter !== undefined };
}
