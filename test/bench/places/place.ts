import type { Answer, Answers, Question, QuestionName } from '../seat/messages.ts';

export const placeNames = ['node', 'chromium', 'dawn'] as const;

/** Node; headless Chromium; or Node with the WebGPU of the npm package `webgpu`, which is Dawn, Chromium's own. */
export type PlaceName = (typeof placeNames)[number];

/** A thread with a seat in it, seen from the outside. */
export interface Line {
  /** Sends a question and waits for its answer. One at a time. Rejects when the thread ends without a word. */
  send(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** Where seats are. */
export interface Place {
  readonly where: PlaceName;
  /** The browser with its version, where there is one. */
  readonly browser?: string;
  openLine(): Promise<Line>;
  close(): Promise<void>;
}

/** Asks what is in a seat. Rejects with its problem, if it has one. @param whose the seat, in words, for that case */
export async function ask<Q extends QuestionName>(
  line: Line,
  name: Q,
  argument: Answers[Q]['argument'],
  whose = 'A seat of the bench',
): Promise<Answers[Q]['answer']> {
  const answer = await line.send({ ask: name, argument } as Question);
  if ('problem' in answer) throw new Error(`${whose}: ${answer.problem}`);
  return answer.answer as Answers[Q]['answer'];
}
