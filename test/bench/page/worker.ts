import type { Port } from '../../../src/engine/messages.ts';
import type { Question } from '../worker/messages.ts';
import { BenchWorker } from '../worker/bench-worker.ts';
import { platform } from './platform.ts';

const port = globalThis as unknown as Port;
const worker = new BenchWorker(platform);
port.onmessage = ({ data }: MessageEvent<Question>) => {
  void worker.answer(data).then((answer) => port.postMessage(answer, []));
};
