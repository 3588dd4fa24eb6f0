import { untrack } from 'svelte';
import type { Settings, SettingValues } from './setting.ts';

/** One value, so that what reads it is told of no other. */
class Held {
  value: unknown;
  constructor(value: unknown) {
    this.value = $state.raw(value);
  }
}

/** How one figure of a page is set: as its lesson begins it, until the reader sets it otherwise. */
export class FigureSettings<S extends Settings = Settings> {
  /** What the text beside the figure speaks of. */
  readonly asInText: SettingValues<S>;
  /** How it is set now. */
  readonly values: SettingValues<S>;
  readonly #settings: S;
  readonly #held: ReadonlyMap<string, Held>;

  /**
   * @param named by the lesson's cell
   * @param given by the address that the page was opened with
   */
  constructor(settings: S, named: Partial<SettingValues<S>>, given: Partial<SettingValues<S>> = {}) {
    const initial = Object.fromEntries(Object.entries(settings).map(([key, { initial }]) => [key, initial]));
    this.#settings = settings;
    // Every value is that of the setting of its name.
    this.asInText = { ...(initial as SettingValues<S>), ...named };
    this.#held = new Map(
      Object.entries({ ...this.asInText, ...given }).map(([key, value]) => [key, new Held(value)]),
    );
    const getters = [...this.#held].map(([key, held]) => [key, { enumerable: true, get: () => held.value }]);
    this.values = Object.defineProperties(
      {},
      Object.fromEntries(getters) as PropertyDescriptorMap,
    ) as SettingValues<S>;
  }

  change(part: Partial<SettingValues<S>>): void {
    for (const [key, value] of Object.entries(part)) this.#held.get(key)!.value = value;
  }

  reset(): void {
    this.change(this.asInText);
  }

  /** What is set otherwise than in the text, as texts by the settings' names. */
  readonly changed: Readonly<Record<string, string>> = $derived.by(() => {
    const [now, before] = [this.#written(this.values), this.#written(this.asInText)];
    return Object.fromEntries(Object.entries(now).filter(([key, text]) => text !== before[key]));
  });

  /** The values of these. */
  changedValues(): Partial<SettingValues<S>> {
    const names = new Set(Object.keys(untrack(() => this.changed)));
    const entries = Object.entries(untrack(() => ({ ...this.values }))).filter(([key]) => names.has(key));
    return Object.fromEntries(entries) as Partial<SettingValues<S>>;
  }

  #written(values: SettingValues<S>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#settings).map(([key, setting]) => [key, setting.write(values[key as keyof S])]),
    );
  }
}
