import { EngineClient } from '../engine/client.ts';
import { ReaderError } from '../image/reader-error.ts';
import type { Edit } from '../model/edits/edit.ts';
import type { Selection } from '../views/shared/look.ts';
import { editsFromAddress } from './edits/edits-address.ts';
import { plainStart, type PageStart } from './lesson/page-start.ts';
import type { Permalink } from './permalink.ts';
import { PictureClient } from './picture/picture-client.ts';
import { Session } from './session.svelte.ts';
import { fetchShippedWeights } from './shipped-weights.ts';
import { markStart } from './start-points.ts';

/** What there is of the page before its figures: their code is the larger part, and the engine need not wait for it. */
export interface Opening {
  readonly given: Permalink;
  readonly engine: EngineClient;
  readonly session: Session;
  /** What the page begins with where the address asks for nothing else. */
  readonly start: PageStart;
}

/** The session that an address asks for, and where it does not, the page; not yet started. */
export function openSession(given: Permalink, page: Partial<PageStart>): Opening {
  const start = { ...plainStart, ...page };
  const { edits, refusal } = editsOf(given);
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
      picture: { kind: 'card', id: given.card ?? start.image },
      role: given.role ?? 'hr',
      scale: given.scale ?? start.scale,
      checkpoint: { kind: 'shipped' },
    },
    edits,
  );
  session.notice = refusal;
  session.select(selectionOf(given) ?? start.selection);
  return { given, engine, session, start };
}

function selectionOf({ site, channel }: Permalink): Selection | undefined {
  return site === undefined ? undefined : { site, ...(channel !== undefined && { channel }) };
}

/** The edits of an address, or why they are refused. */
function editsOf(given: Permalink): { readonly edits: readonly Edit[]; readonly refusal?: ReaderError } {
  try {
    return { edits: editsFromAddress(given.edits ?? '') };
  } catch (error) {
    if (error instanceof ReaderError) return { edits: [], refusal: error };
    throw error;
  }
}
