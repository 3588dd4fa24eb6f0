import type { Answer, Answers, Question, QuestionName } from '../worker/messages.ts';

export const environmentNames = ['node', 'chromium', 'dawn'] as const;

/** Node; headless Chromium; or Node with the WebGPU of the npm package `webgpu`, which is Dawn, Chromium's own. */
export type EnvironmentName = (typeof environmentNames)[number];

/** A message channel to a worker. */
export interface Channel {
  /** Sends a question and waits for its answer. One at a time. Rejects when the thread ends without a word. */
  send(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** An environment in which workers run. */
export interface Environment {
  readonly where: EnvironmentName;
  /** The browser with its version, where there is one. */
  readonly browser?: string;
  openChannel(): Promise<Channel>;
  close(): Promise<void>;
}

/** Asks a worker. Rejects with its error, if it has one. @param whose the worker, in words, for the error */
export async function ask<Q extends QuestionName>(
  channel: Channel,
  name: Q,
  argument: Answers[Q]['argument'],
  whose = 'A worker of the bench',
): Promise<Answers[Q]['answer']> {
  const answer = await channel.send({ ask: name, argument } as Question);
  if ('problem' in answer) throw new Error(`${whose}: ${answer.problem}`);
  return answer.answer as Answers[Q]['answer'];
}
