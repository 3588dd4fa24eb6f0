import type { SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';

/** LR pixels on a side to choose from. */
export const raceSides = [32, 48, 64, 96, 128, 256, 512] as const;

/** Of which pictures scores are plotted. */
export type ScoresOf = 'set5' | 'here';

/** What scores are plotted against. */
export const costs = ['multiply-adds', 'parameters'] as const;
export type Cost = (typeof costs)[number];

/** What is shown of the race. */
export const raceViews = ['scores', 'table', 'pictures', 'growth'] as const;
export type RaceView = (typeof raceViews)[number];

/** How the race is set. */
export interface RaceSettings {
  readonly view: RaceView;
  /** The page's where there is none. */
  readonly scale: Scale | undefined;
  /** LR pixels on a side; the largest that the picture has where it is smaller. */
  readonly side: (typeof raceSides)[number];
  /** Those that run, as far as nothing stands in their way. */
  readonly systems: readonly SystemName[];
  readonly scores: ScoresOf;
  readonly against: Cost;
}
