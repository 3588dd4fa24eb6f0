import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import { tabulate, type Table } from '../shared/table.ts';
import type { Contender, Result } from './rows.ts';

/** Every system with its complexity, its result here, and the literature's score. */
export function raceTable(
  contenders: readonly Contender[],
  results: ReadonlyMap<SystemName, Result>,
  scale: Scale,
): Table {
  const finished = ({ system }: Contender) => {
    const result = results.get(system);
    return result?.kind === 'finished' ? result : undefined;
  };
  return tabulate(contenders, {
    system: ({ system }) => system,
    parameters: ({ complexity }) => complexity?.parameters,
    'multiply-adds': ({ complexity }) => complexity?.multiplyAdds,
    'memory for maps (bytes)': ({ complexity }) => complexity?.peakBytes,
    weights: (contender) => finished(contender)?.weights,
    backend: (contender) => finished(contender)?.backend,
    'time here (ms)': (contender) => finished(contender)?.milliseconds,
    'PSNR on Y here (dB)': (contender) => finished(contender)?.psnr,
    [`PSNR on Y of Set5 x${scale}, published (dB)`]: ({ quoted }) => quoted?.psnr,
    source: ({ quoted }) => quoted?.source,
  });
}
