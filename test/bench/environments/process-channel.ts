import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from '../worker/messages.ts';
import type { Channel } from './environment.ts';

const workerProcess = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/** A worker in a Node process of its own. The process's terminal output is shown when it fails. */
export async function openProcess(
  options: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Channel> {
  const child = fork(workerProcess, options, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...environment },
    serialization: 'advanced', // typed arrays as they are
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'exit').then(([code]: unknown[]): never => {
    throw new Error(`A process of the bench ended (${String(code)}). ${said}`);
  });
  ended.catch(() => undefined); // told to whoever waits for an answer
  await Promise.race([once(child, 'message'), ended]);
  return {
    async send(question: Question) {
      const answered = once(child, 'message') as Promise<[Answer]>;
      child.send(question);
      const [answer] = await Promise.race([answered, ended]);
      return answer;
    },
    async close() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}
