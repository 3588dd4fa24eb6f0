import type { CardId } from '../image/cards/index.ts';
import type { Scale } from '../model/config.ts';
import { attention } from '../model/sites.ts';
import type { Selection } from '../views/shared/look.ts';
import type { Lesson } from './lesson.ts';

/** Picture, scale and selection that a page begins with, unless the reader has set them. */
export interface PageStart {
  readonly image: CardId;
  readonly scale: Scale;
  readonly selection: Selection;
}

/** For lessons that name nothing. In the shipped weights, the attention of this block depends on the picture; not all do. */
export const defaultStart: PageStart = {
  image: 'facade',
  scale: 2,
  selection: { site: attention(3, 3), channel: 0 },
};

/** The parts of its start that a lesson names; for each, the first cell that names it counts. */
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
 * What changes when the next lesson is opened: the parts that it names, where `now` still equals the start of the lesson
 * before. Other values were set by the reader and are kept. Comparing values alone needs no record of who set them, but
 * takes a value that the reader set to the same as not set.
 */
export function startChanges(
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
