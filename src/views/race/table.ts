import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import { tabulate, type Table } from '../shared/table.ts';
import type { Entrant, Lap } from './rows.ts';

/** Every system with what it costs, what it did here, and what the literature has. */
export function raceTable(
  entrants: readonly Entrant[],
  laps: ReadonlyMap<SystemName, Lap>,
  scale: Scale,
): Table {
  const finished = ({ system }: Entrant) => {
    const lap = laps.get(system);
    return lap?.kind === 'finished' ? lap : undefined;
  };
  return tabulate(entrants, {
    system: ({ system }) => system,
    parameters: ({ cost }) => cost?.parameters,
    'multiply-adds': ({ cost }) => cost?.multiplyAdds,
    'memory for maps (bytes)': ({ cost }) => cost?.peakBytes,
    weights: (entrant) => finished(entrant)?.weights,
    backend: (entrant) => finished(entrant)?.backend,
    'time here (ms)': (entrant) => finished(entrant)?.milliseconds,
    'PSNR on Y here (dB)': (entrant) => finished(entrant)?.psnr,
    [`PSNR on Y of Set5 x${scale}, published (dB)`]: ({ quoted }) => quoted?.psnr,
    source: ({ quoted }) => quoted?.source,
  });
}
