import { badEdit } from './bad-edit.ts';
import { editKinds, type EditKind } from './edit.ts';

/** Names that edits had before, in files and addresses that are still about. */
const olderKinds = ['zero-weight'] as const;

/** What an entry calls its kind. */
export type GivenKind = EditKind | (typeof olderKinds)[number];

/** Reads the properties of one entry, which may be any value. Its methods throw `ReaderError` 'bad-edit'. */
export class Fields {
  readonly entry: number;
  readonly kind: GivenKind;
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(given: unknown, entry: number) {
    this.entry = entry;
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw badEdit(
        entry,
        'an edit is an object, such as {"kind": "gate", "site": "body.0", "value": 0}',
        {},
      );
    }
    this.#fields = new Map(Object.entries(given));
    const kind = this.get('kind');
    const known = [...editKinds, ...olderKinds].find((one) => one === kind);
    if (!known) {
      const problem = `there is no kind ${shown(kind)}; possible are ${editKinds.join(', ')}`;
      throw badEdit(entry, problem, { property: 'kind' });
    }
    this.kind = known;
  }

  get site(): string {
    const site = this.get('site');
    if (typeof site === 'string') return site;
    throw badEdit(this.entry, `'site' must be a place's name, such as "body.0"`, { property: 'site' });
  }

  /** The value of a property, unchecked. */
  get(property: string): unknown {
    return this.#fields.get(property);
  }

  /** Checks that there are just these properties besides `kind` and `site`. */
  expect(...properties: readonly string[]): void {
    const expected = ['kind', 'site', ...properties];
    const unknown = [...this.#fields.keys()].find((name) => !expected.includes(name));
    const missing = expected.find((name) => !this.#fields.has(name));
    const property = unknown ?? missing;
    if (property === undefined) return;
    const verb = unknown === undefined ? 'lacks' : 'does not have';
    const problem = `'${this.kind}' ${verb} the property ${shown(property)}; it takes ${expected.join(', ')}`;
    throw badEdit(this.entry, problem, { property });
  }

  /** The property `value`: a finite number. */
  value(): number {
    return this.#finite('value', this.get('value'));
  }

  /** A property that is a list of finite numbers. */
  numbers(property: string): number[] {
    return Array.from(this.#list(property), (value) => this.#finite(property, value));
  }

  /** Whole numbers from 0. */
  wholes(property: string): number[] {
    return this.numbers(property).map((value) => {
      if (Number.isSafeInteger(value) && value >= 0) return value;
      throw this.#wrong(property, `holds ${value}; it takes whole numbers from 0`);
    });
  }

  /** The property `channels`: whole numbers from 0, at least one, none twice. */
  channels(): number[] {
    const channels = this.wholes('channels');
    if (channels.length === 0) throw this.#wrong('channels', 'names none; give at least one');
    if (new Set(channels).size === channels.length) return channels;
    throw this.#wrong('channels', 'names a channel twice; give each once');
  }

  #list(property: string): readonly unknown[] {
    const list = this.get(property);
    if (Array.isArray(list)) return list;
    throw this.#wrong(property, 'must be a list of numbers');
  }

  /** A number that is finite in float32 too, in which networks compute. */
  #finite(property: string, value: unknown): number {
    if (typeof value === 'number' && Number.isFinite(Math.fround(value))) return value;
    throw this.#wrong(property, `must be finite in float32, but holds ${shown(value)}`);
  }

  #wrong(property: string, problem: string) {
    return badEdit(this.entry, `'${property}' ${problem}`, { property });
  }
}

/** Any value as a short text. `toString` of objects, which may be untrusted, is not called. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
