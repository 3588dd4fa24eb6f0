import { EngineClient } from '../engine/client.ts';
import { ReaderError } from '../image/reader-error.ts';
import type { Edit } from '../model/edits/edit.ts';
import { editsFromAddress } from './edits/edits-address.ts';
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
}

/** The session that an address asks for, not yet started. */
export function openSession(given: Permalink): Opening {
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
      picture: { kind: 'card', id: given.card ?? 'facade' },
      role: given.role ?? 'hr',
      scale: given.scale ?? 2,
      checkpoint: { kind: 'shipped' },
    },
    edits,
  );
  session.notice = refusal;
  if (given.site !== undefined)
    session.select({ site: given.site, ...(given.channel !== undefined && { channel: given.channel }) });
  return { given, engine, session };
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
