import { EngineClient, type ClientOptions } from '../../engine/client.ts';
import type { Selection } from '../../views/shared/look.ts';
import { GivenLink } from '../address/given-link.svelte.ts';
import { noSite, type LinkedView } from '../permalink/linked-view.ts';
import type { ReadLink } from '../permalink/permalink.ts';
import { defaultStart, type PageStart } from '../../lessons/page-start.ts';
import { PictureClient } from '../../session/pictures/picture-client.ts';
import { Session } from '../../session/session.svelte.ts';
import { fetchShippedWeights, type WeightsSource } from '../../session/run/shipped-weights.ts';
import { markStart } from './start-points.ts';
import { firstExtent, shippedScales } from '../../session/run/wish.ts';

/** The session and engine, created before the code of the figures is loaded, so that the engine starts earlier. */
export interface Opening {
  readonly given: GivenLink;
  readonly engine: EngineClient;
  readonly session: Session;
  /** What the page begins with where the address asks for nothing else. */
  readonly start: PageStart;
}

/** What a session is given in place of the page's own: for the gallery and for tests. */
export interface OpeningParts {
  readonly createEngine?: (options: ClientOptions) => EngineClient;
  readonly fetchWeights?: WeightsSource;
}

/** Creates the session that an address asks for, else with the page's start; not yet started. */
export function openSession(
  link: ReadLink,
  page: Partial<PageStart>,
  {
    createEngine = (options) => new EngineClient(options),
    fetchWeights = fetchShippedWeights,
  }: OpeningParts = {},
): Opening {
  const start = { ...defaultStart, ...page };
  const given = new GivenLink(link);
  const { view } = given;
  // The notebook's own weights stand in for a checkpoint that is still to come, at its scale where there are such.
  const scale = view.scale ?? shippedScales.find((one) => one === view.checkpoint?.config.scale);
  const engine = createEngine({
    onTrying: (backend) => markStart(`trying ${backend}`),
    onReport(report) {
      markStart('engine ready');
      session.report = report;
    },
  });
  const session = new Session(
    { engine, pictures: new PictureClient(), fetchWeights },
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
  if (view.against) session.layAgainst(view.against);
  return { given, engine, session, start };
}

function selectionOf({ site, channel }: LinkedView, start: Selection): Selection | undefined {
  if (site === noSite) return undefined;
  if (site === undefined) return channel === undefined ? start : { ...start, channel };
  return { site, ...(channel !== undefined && { channel }) };
}
