import type { Edit } from '../../model/edits/edit.ts';
import { firstChange } from '../../model/edits/first-change.ts';
import type { Site } from '../../model/sites.ts';
import { stepsOfSites } from '../../model/steps.ts';
import type { SiteRecord, Trace } from '../../trace/trace.ts';

/** A run's trace and the edits that it was run with. */
interface EditedTrace {
  readonly trace: Trace;
  readonly edits: readonly Edit[];
}

/** What a run recorded that a run over the same picture with other edits would record too: all before they differ. */
export function unchangedRecords(
  { trace, edits }: EditedTrace,
  next: readonly Edit[],
): ReadonlyMap<Site, SiteRecord> {
  const first = firstChange(trace.config, edits, next);
  const steps = stepsOfSites(trace.config);
  return new Map([...trace.records].filter(([site]) => steps.get(site)! < first));
}
