import type { Port } from '../../../src/engine/messages.ts';
import type { Question } from '../seat/messages.ts';
import { Seat } from '../seat/seat.ts';
import { surroundings } from './surroundings.ts';

const port = globalThis as unknown as Port;
const seat = new Seat(surroundings);
port.onmessage = ({ data }: MessageEvent<Question>) => {
  void seat.answer(data).then((answer) => port.postMessage(answer, []));
};
