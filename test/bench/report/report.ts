import type { Machine } from './machine.ts';
import type { Row } from './row.ts';

/** What a run of the bench puts out with --json. */
export interface Report {
  readonly machine: Machine;
  readonly rows: readonly Row[];
}
