import type { RcanConfig } from '../../model/config.ts';
import { partName, type Part } from '../../model/contribution-parts.ts';
import type { KnownParts } from '../../session/run/contributions.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { AnswerSource } from './answer-source.ts';

/** The parts of the output that an answer asks for; `impossible` where the output cannot be taken apart so far. */
export function askedParts(
  source: Pick<AnswerSource, 'parts'>,
  config: RcanConfig,
  tiling: Shown['tiling'],
): readonly Part[] | 'impossible' {
  if (!source.parts) return [];
  return (tiling.kind === 'none' && source.parts(config)) || 'impossible';
}

/** Picks the parts that an answer asks for out of all that become known. */
export class PickedParts {
  #last: KnownParts | undefined;

  /**
   * The parts of the run on the page that are asked for; undefined until all are known. The same object while other parts
   * come in: nothing has to be measured anew for them.
   */
  of(parts: readonly Part[], shown: Shown, known: KnownParts | undefined): KnownParts | undefined {
    const from = known?.of.sr === shown.sr ? known : undefined;
    const pictures = new Map(
      parts.flatMap((part) => {
        const picture = from?.pictures.get(partName(part));
        return picture ? [[partName(part), picture] as const] : [];
      }),
    );
    if (pictures.size < parts.length) return undefined;
    const last = this.#last;
    const isSame =
      last?.of.sr === shown.sr &&
      last.pictures.size === pictures.size &&
      [...pictures].every(([name, picture]) => last.pictures.get(name) === picture);
    if (!isSame) this.#last = { of: shown, window: from?.window, pictures };
    return this.#last;
  }
}
