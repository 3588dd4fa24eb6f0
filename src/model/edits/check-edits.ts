import type { ReaderError } from '../../image/reader-error.ts';
import { nearSites } from '../check-sites.ts';
import type { RcanConfig } from '../config.ts';
import { convolutions, isMeanShift, type ConvShape } from '../convolutions.ts';
import * as sites from '../sites.ts';
import type { Site } from '../sites.ts';
import { badEdit } from './bad-edit.ts';
import type { Edit } from './edit.ts';
import { gateSites } from './everywhere.ts';

/**
 * Checks edits against the network they are meant for, before anything is run. Throws `ReaderError` 'bad-edit' naming
 * the entry and what is possible: for a site that the network does not have or that is no place for such an edit, a
 * channel or weight that is not there, a vector of the wrong length.
 */
export function checkEdits(config: RcanConfig, edits: readonly Edit[]): void {
  const places = new Places(config);
  edits.forEach((edit, entry) => {
    const problem = places.problemOf(edit);
    if (!problem) return;
    throw problem(entry);
  });
}

type Problem = (entry: number) => ReaderError;

/** The sites of a network that can be edited, by kind. */
class Places {
  readonly #features: number;
  readonly #attention: readonly Site[];
  readonly #pooled: readonly Site[];
  readonly #sums: readonly Site[];
  readonly #convs: ReadonlyMap<Site, ConvShape>;

  constructor(config: RcanConfig) {
    const groups = Array.from({ length: config.groups }, (_, g) => g);
    const inBlocks = (siteOf: (g: number, b: number) => Site): Site[] =>
      groups.flatMap((g) => Array.from({ length: config.blocks }, (_, b) => siteOf(g, b)));
    this.#features = config.features;
    this.#attention = inBlocks(sites.attention);
    this.#pooled = inBlocks(sites.pooled);
    this.#sums = gateSites(config);
    this.#convs = new Map([...convolutions(config)].filter(([site]) => !isMeanShift(site)));
  }

  problemOf(edit: Edit): Problem | undefined {
    const [what, possible] = this.#placesFor(edit.kind);
    if (!possible.includes(edit.site)) return wrongSite(edit, what, possible);
    switch (edit.kind) {
      case 'identity':
      case 'gate':
        return undefined;
      case 'mute':
      case 'pass':
      case 'solo':
      case 'force':
      case 'scale':
        return outOfRange('channels', 'channel', edit.channels, this.#features, edit.site);
      case 'transplant':
      case 'mean':
        return wrongLength(edit.values.length, this.#features, edit.site);
      case 'zero-channels': {
        const { inputs, outputs } = this.#convs.get(edit.site)!;
        const count = edit.side === 'input' ? inputs : outputs;
        return outOfRange('channels', `${edit.side} channel`, edit.channels, count, edit.site);
      }
      case 'set-bias':
        return outOfRange(
          'channels',
          'output channel',
          edit.channels,
          this.#convs.get(edit.site)!.outputs,
          edit.site,
        );
      case 'set-weight': {
        const { inputs, outputs, kernel } = this.#convs.get(edit.site)!;
        const axes = ['output channel', 'input channel', 'row', 'column'];
        const problems = [outputs, inputs, kernel, kernel].map((count, axis) =>
          outOfRange('index', axes[axis]!, [edit.index[axis]!], count, edit.site),
        );
        return problems.find((problem) => problem);
      }
    }
  }

  /** What an edit of this kind changes, in words, and its possible sites. */
  #placesFor(kind: Edit['kind']): readonly [what: string, possible: readonly Site[]] {
    switch (kind) {
      case 'mute':
      case 'pass':
      case 'solo':
      case 'mean':
      case 'identity':
        return ['attention', this.#attention];
      case 'force':
      case 'scale':
      case 'transplant':
        return ['attention or pooled means', [...this.#attention, ...this.#pooled]];
      case 'gate':
        return ['skip connection', this.#sums];
      case 'zero-channels':
      case 'set-weight':
      case 'set-bias':
        return ['convolution with weights to change', [...this.#convs.keys()]];
    }
  }
}

function wrongSite({ kind, site }: Edit, what: string, possible: readonly Site[]): Problem {
  const near = nearSites(possible, site).join(', ');
  return (entry) =>
    badEdit(
      entry,
      `'${kind}' finds no ${what} at '${shortened(site)}' in this network; nearest are ${near}`,
      {
        property: 'site',
        site: shortened(site),
      },
    );
}

function outOfRange(
  property: string,
  what: string,
  indices: readonly number[],
  count: number,
  site: Site,
): Problem | undefined {
  const wrong = indices.find((i) => i >= count);
  if (wrong === undefined) return undefined;
  return (entry) =>
    badEdit(entry, `${site} has no ${what} ${wrong}; possible are 0 to ${count - 1}`, {
      property,
      site,
      least: 0,
      most: count - 1,
    });
}

function wrongLength(found: number, wanted: number, site: Site): Problem | undefined {
  if (found === wanted) return undefined;
  const problem = `'values' holds ${found} numbers; ${site} takes ${wanted}, one for each channel`;
  return (entry) => badEdit(entry, problem, { property: 'values', site });
}

/** A name from an untrusted source, shortened to the length of a real one. */
function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
