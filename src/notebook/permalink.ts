import { backendOrder, type BackendName } from '../engine/protocol.ts';
import { cardIds, type CardId } from '../image/cards/index.ts';
import type { Scale } from '../model/config.ts';
import type { Locale, Theme } from '../views/shared/look.ts';
import type { PictureRole } from './picture/picture-store.ts';
import { shippedScales } from './wish.ts';

/** What an address can carry: everything the reader set that another reader can be shown. */
export interface Permalink {
  readonly locale?: Locale;
  readonly theme?: Theme;
  readonly card?: CardId;
  readonly role?: PictureRole;
  readonly scale?: Scale;
  readonly backend?: BackendName;
  readonly site?: string;
  readonly channel?: number;
  /** Edits as `editsToAddress` writes them; nobody has looked at them yet. */
  readonly edits?: string;
}

const oneOf = <T extends string>(value: string | null, all: readonly T[]): T | undefined =>
  all.find((one) => one === value);

/** Reads an address's query (`?card=facade&scale=3`); parts that are unknown are left out. */
export function readPermalink(query: string): Permalink {
  const given = new URLSearchParams(query);
  const channel = /^\d{1,4}$/.test(given.get('channel') ?? '') ? Number(given.get('channel')) : undefined;
  const site = /^[\w.:]{1,80}$/.test(given.get('site') ?? '') ? given.get('site') : undefined;
  const parts = {
    locale: oneOf(given.get('lang'), ['en', 'zh']),
    theme: oneOf(given.get('theme'), ['light', 'dark']),
    card: oneOf(given.get('card'), cardIds),
    role: oneOf(given.get('role'), ['hr', 'lr']),
    scale: shippedScales.find((scale) => String(scale) === given.get('scale')),
    backend: oneOf(given.get('backend'), backendOrder),
    site,
    channel,
    edits: given.get('edits'),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null));
}

/** Writes the query that `readPermalink` reads back, without the question mark. */
export function writePermalink(parts: Permalink): string {
  const { locale, ...rest } = parts;
  const query = new URLSearchParams();
  if (locale) query.set('lang', locale);
  for (const [name, value] of Object.entries(rest)) if (value !== '') query.set(name, String(value));
  // What a query may hold as it is stays readable.
  return query.toString().replace(/%(?:2C|2F|3A|3B|3D|40)/g, decodeURIComponent);
}
