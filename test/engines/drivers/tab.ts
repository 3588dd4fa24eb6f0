/** The browser engines that the notebook is tested on. */
export const engineNames = ['chromium', 'firefox', 'webkit'] as const;

export type EngineName = (typeof engineNames)[number];

export interface WindowSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A position in the window, in CSS pixels from its top left corner. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What a test can do with a page in any engine; every input is the driver's own, as a person's would be. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Runs a function in the page; arguments and result are JSON, and nothing else of the test is seen there. */
  evaluate<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** What is evaluated from now on is in the first frame of the page, until another page is opened. */
  enterFrame(): Promise<void>;
  /** Presses a key: `ArrowRight`, `m`, `Control+z`. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  click(at: Position): Promise<void>;
  /** Presses at the first position, moves by the others, lets go at the last. */
  drag(through: readonly Position[]): Promise<void>;
  /** The same with a finger; undefined where the engine's driver has no touch. */
  readonly touch: ((through: readonly Position[]) => Promise<void>) | undefined;
  resize(size: WindowSize): Promise<void>;
  /** A PNG of the window. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A running browser. */
export interface Driver {
  readonly name: EngineName;
  readonly version: string;
  /**
   * A tab on which nothing is open yet, with storage of its own where the engine can.
   * @param without features to be turned off, by the names that WebKitGTK gives them; no other engine can do without
   */
  open(size: WindowSize, without?: readonly string[]): Promise<Tab>;
}

/** Modifiers before a key: `Control+Shift+z` is `[['Control', 'Shift'], 'z']`. */
export function keyParts(key: string): readonly [modifiers: readonly string[], key: string] {
  const parts = key.split(/\+(?=.)/);
  return [parts.slice(0, -1), parts.at(-1) ?? key];
}
