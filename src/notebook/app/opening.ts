import { EngineClient } from '../../engine/client.ts';
import type { Selection } from '../../views/shared/look.ts';
import { GivenLink } from '../address/given-link.svelte.ts';
import { noSite, type LinkedView } from '../permalink/linked-view.ts';
import type { ReadLink } from '../permalink/permalink.ts';
import { plainStart, type PageStart } from '../../lessons/page-start.ts';
import { PictureClient } from '../../session/pictures/picture-client.ts';
import { Session } from '../../session/session.svelte.ts';
import { fetchShippedWeights } from '../../session/run/shipped-weights.ts';
import { markStart } from './start-points.ts';
import { firstExtent, shippedScales } from '../../session/run/wish.ts';

/** What there is of the page before its figures: their code is the larger part, and the engine need not wait for it. */
export interface Opening {
  readonly given: GivenLink;
  readonly engine: EngineClient;
  readonly session: Session;
  /** What the page begins with where the address asks for nothing else. */
  readonly start: PageStart;
}

/** The session that an address asks for, and where it does not, the page; not yet started. */
export function openSession(link: ReadLink, page: Partial<PageStart>): Opening {
  const start = { ...plainStart, ...page };
  const given = new GivenLink(link);
  const { view } = given;
  // The notebook's own weights stand in for a checkpoint that is still to come, at its scale where there are such.
  const scale = view.scale ?? shippedScales.find((one) => one === view.checkpoint?.config.scale);
  const engine = new EngineClient({
    onTrying: (backend) => markStart(`trying ${backend}`),
    onReport(report) {
      markStart('engine ready');
      session.report = report;
    },
  });
  const session = new Session(
    { engine, pictures: new PictureClient(), fetchWeights: fetchShippedWeights },
    {
      picture: { kind: 'card', id: view.card ?? start.image },
      role: view.role ?? 'hr',
      extent: firstExtent,
      scale: scale ?? start.scale,
      checkpoint: { kind: 'shipped' },
    },
    view.checkpoint ? [] : view.edits,
    (refusal) => given.refuseEdits(refusal),
  );
  session.selection.current = selectionOf(view, start.selection);
  return { given, engine, session, start };
}

function selectionOf({ site, channel }: LinkedView, start: Selection): Selection | undefined {
  if (site === noSite) return undefined;
  if (site === undefined) return channel === undefined ? start : { ...start, channel };
  return { site, ...(channel !== undefined && { channel }) };
}
