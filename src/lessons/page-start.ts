import type { CardId } from '../image/cards/index.ts';
import type { Scale } from '../model/config.ts';
import { attention } from '../model/sites.ts';
import type { Selection } from '../views/shared/look.ts';
import type { Lesson } from './lesson.ts';

/** What a page opens with where its reader has set nothing else. Edits are the reader's alone. */
export interface PageStart {
  readonly image: CardId;
  readonly scale: Scale;
  readonly selection: Selection;
}

/** Where a lesson names nothing: a block whose attention answers to the picture in the notebook's own weights, which not all of them do. */
export const plainStart: PageStart = {
  image: 'facade',
  scale: 2,
  selection: { site: attention(3, 3), channel: 0 },
};

/** The parts of its start that a lesson names: of each, the first cell that does decides. */
export function startOf({ blocks }: Pick<Lesson, 'blocks'>): Partial<PageStart> {
  const views = blocks.flatMap((block) => (block.kind === 'cell' ? [block.view] : []));
  const image = views.find((view) => view.image !== undefined)?.image;
  const scale = views.find((view) => view.scale !== undefined)?.scale;
  // A channel belongs to the site beside it.
  const { site, channel } = views.find((view) => view.site !== undefined) ?? {};
  return {
    ...(image !== undefined && { image }),
    ...(scale !== undefined && { scale }),
    ...(site !== undefined && { selection: { site, ...(channel !== undefined && { channel }) } }),
  };
}

/**
 * What changes when the page is turned: the parts that the next lesson names, where `now` is still what the page before
 * began with. What stands otherwise has been set by the reader. Going by the values alone, the page need not follow who
 * changed them; a reader who chose the very same is led on too.
 */
export function turned(
  before: PageStart,
  now: Partial<PageStart>,
  next: Partial<PageStart>,
): Partial<PageStart> {
  const { image, scale, selection } = next;
  return {
    ...(image !== undefined && now.image === before.image && { image }),
    ...(scale !== undefined && now.scale === before.scale && { scale }),
    ...(selection && isSame(now.selection, before.selection) && { selection }),
  };
}

const isSame = (a: Selection | undefined, b: Selection): boolean =>
  a !== undefined && a.site === b.site && (a.channel ?? 0) === (b.channel ?? 0);
