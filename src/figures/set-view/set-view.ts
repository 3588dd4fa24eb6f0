import { ReaderError } from '../../image/reader-error.ts';
import { checkEdits } from '../../model/edits/check-edits.ts';
import { checkSites } from '../../model/check-sites.ts';
import { isWithin } from '../../model/sites.ts';
import { sameEdits } from '../../session/edits/same-edits.ts';
import type { ViewSetup } from '../properties/view.ts';
import type { Session } from '../../session/session.svelte.ts';

/**
 * Gives the session the parts of a view that are named. Other parts stay, a checkpoint of the reader's own too unless the
 * scale is to be another; edits are one step of the history.
 */
export function setView(session: Session, { site, channel, image, scale, edits }: ViewSetup): void {
  if (site !== undefined) session.selection.current = { site, channel: channel ?? session.selection.channel };
  const [otherImage, otherScale] = [!showsCard(session, image), !hasScale(session, scale)];
  if (otherImage || otherScale)
    void session.change({
      ...(otherImage && image !== undefined && { picture: { kind: 'card', id: image } }),
      ...(otherScale && scale !== undefined && { scale, checkpoint: { kind: 'shipped' } }),
    });
  if (edits && !sameEdits(edits, session.edits.list)) session.edits.change(edits);
}

/** Whether the session is as a view names it. A place that is selected inside the named site counts as that site. */
export function hasView(session: Session, { site, channel, image, scale, edits }: ViewSetup): boolean {
  const selection = session.selection.current;
  return (
    (site === undefined || (selection !== undefined && isWithin(selection.site, site))) &&
    (channel === undefined || (selection?.channel ?? 0) === channel) &&
    showsCard(session, image) &&
    hasScale(session, scale) &&
    (edits === undefined || sameEdits(edits, session.edits.list))
  );
}

/** What of a view the network on the page has no place for; nothing where the view brings another network. */
export function absentPart(session: Session, view: ViewSetup): 'site' | 'channel' | 'edits' | undefined {
  const { config } = session.run;
  const { site, channel, edits } = view;
  if (!config || !hasScale(session, view.scale)) return undefined;
  if (site !== undefined && !allows(() => checkSites(config, [site]))) return 'site';
  if (channel !== undefined && channel >= config.features) return 'channel';
  return edits && !allows(() => checkEdits(config, edits)) ? 'edits' : undefined;
}

const showsCard = ({ wish: { picture } }: Session, id: ViewSetup['image']): boolean =>
  id === undefined || (picture.kind === 'card' && picture.id === id);

const hasScale = ({ wish }: Session, scale: ViewSetup['scale']): boolean =>
  scale === undefined || wish.scale === scale;

function allows(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof ReaderError) return false;
    throw error;
  }
}
