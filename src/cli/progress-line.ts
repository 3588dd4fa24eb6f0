import type { RunProgress } from '../engine/protocol.ts';
import { printable } from './print.ts';

/** Shows a run's progress on one line of a terminal, which is cleared at the end; writes nothing to a file. */
export function progressLine(
  task: string,
  stream: NodeJS.WriteStream = process.stderr,
): (progress: Pick<RunProgress, 'done' | 'total' | 'secondsLeft'>) => void {
  if (!stream.isTTY) return () => undefined;
  const name = printable(task);
  return ({ done, total, secondsLeft }) => {
    const left = secondsLeft === undefined ? '' : `, ${Math.ceil(secondsLeft)} s left`;
    stream.write(`\r\x1b[K${done < total ? `${name}: ${Math.round((100 * done) / total)} %${left}` : ''}`);
  };
}
