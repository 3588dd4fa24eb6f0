import type { ConvShape } from '../../model/convolutions.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { editedParameters } from '../../model/edits/edited-parameters.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';
import type { Site } from '../../model/sites.ts';
import type { StateDict } from '../../model/state-dict.ts';

/** Copies of convolutions with edits: the last one of each is kept, as the same is asked for again and again. */
export class EditedCopies {
  readonly #made = new Map<
    Site,
    { readonly of: StateDict; readonly edits: string; readonly copy: StateDict }
  >();

  /** Weight and bias of the convolution at `site` with its edits. */
  copy(of: StateDict, site: Site, shape: ConvShape, here: readonly Edit[]): StateDict {
    const edits = serializeEdits(here);
    const made = this.#made.get(site);
    if (made?.of === of && made.edits === edits) return made.copy;
    const copy = editedParameters(of, site, shape, here);
    this.#made.set(site, { of, edits, copy });
    return copy;
  }
}
