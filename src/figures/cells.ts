import { shippedScales } from '../session/run/wish.ts';
import { answers } from './question/answers.ts';
import { cellProblems, type Sentence } from '../lessons/compiler/problem-words.ts';
import * as properties from './properties/properties.ts';
import type { Property, ReadValue } from './properties/properties.ts';

type Properties = Readonly<Record<string, Property<unknown>>>;

/** What all figures of a page share: a figure that names some of it is spoken of in the text as it looks then. */
const view = {
  site: properties.site,
  channel: properties.channel,
  image: properties.image,
  scale: properties.scale(...shippedScales),
  edits: properties.edits,
} as const satisfies Properties;

/** A cell that shows the session: beside properties of its own, which it begins with, it takes those of the view. */
const figure = <P extends Properties>(own: P) => ({ view: true, own }) as const;

const anyScale = properties.scale(2, 3, 4, 8);

/**
 * The cells that a lesson may hold, by name, and the properties that each understands beside `id`, which links to the
 * figure name it by. A property of a figure's own takes the place of the view's of the same name.
 */
const cells = {
  ImageComparison: figure({}),
  ArchitectureMap: figure({}),
  AttentionHeatmap: figure({}),
  AttentionUnfolded: figure({}),
  GroupMaps: figure({ range: properties.range }),
  Spectrum: figure({}),
  SkipShares: figure({}),
  PooledSpectrum: figure({}),
  ChannelAtlas: figure({}),
  InterventionPanel: figure({}),
  ChannelCost: figure({}),
  PixelShuffle: figure({ scale: anyScale }),
  Race: figure({ scale: anyScale }),
  Equation: figure({ of: properties.needed(properties.equation) }),
  Question: {
    view: false,
    own: {
      ask: properties.needed(properties.words),
      answer: properties.needed(properties.answer),
      choices: properties.choices,
    },
  },
} as const satisfies Readonly<Record<string, { readonly view: boolean; readonly own: Properties }>>;

export type CellName = keyof typeof cells;

export const cellNames = Object.keys(cells) as readonly CellName[];

type Value<P> = P extends Property<infer T> ? T : never;
type NeededIn<P> = { [K in keyof P]: P[K] extends Property<unknown, true> ? K : never }[keyof P];
/** The values of properties that have been read. */
type Values<P> = { readonly [K in NeededIn<P>]: Value<P[K]> } & {
  readonly [K in Exclude<keyof P, NeededIn<P>>]?: Value<P[K]>;
};

/** The view of the session that the text beside a figure speaks of: the parts of it that the lesson names. */
export type ViewSetup = Values<typeof view>;
/** What a lesson asks of one cell alone. */
export type OwnSetup<N extends CellName = CellName> = Values<(typeof cells)[N]['own']>;

/** All that a lesson asks of a cell. */
export interface CellSetup<N extends CellName = CellName> {
  readonly view: ViewSetup;
  readonly own: OwnSetup<N>;
}

/** The cell of that name, or undefined. */
export function cellNamed(name: string): CellName | undefined {
  return Object.hasOwn(cells, name) ? (name as CellName) : undefined;
}

/** Whether a cell shows the session, and is numbered as a figure. */
export const isFigure = (cell: CellName): boolean => cells[cell].view;

/** A property of a cell that has been read, and what it belongs to. */
export type ReadProperty = ReadValue<unknown> & { readonly of: 'id' | keyof CellSetup };

/** The properties that a cell understands. */
export function propertiesOf(cell: CellName): string[] {
  const { own, view: hasView } = cells[cell];
  return [...new Set(['id', ...Object.keys(own), ...(hasView ? Object.keys(view) : [])])];
}

/** Reads `key: text` of a cell. */
export function readProperty(cell: CellName, key: string, text: string): ReadProperty {
  const { own, view: hasView } = cells[cell];
  const parts: readonly [ReadProperty['of'], Properties][] = [
    ['id', { id: properties.id }],
    ['own', own],
    ['view', hasView ? view : {}],
  ];
  for (const [of, found] of parts) {
    const property = Object.hasOwn(found, key) ? found[key] : undefined;
    if (property) return { ...property.read(text), of };
  }
  return { problem: cellProblems.unknownProperty(cell, key, propertiesOf(cell)), of: 'own' };
}

/** What is wrong with a cell's properties taken together, each of them being right; nothing when all is well. */
export function setupProblem(cell: CellName, { view, own }: CellSetup): Sentence | undefined {
  const needed = Object.entries<Property<unknown>>(cells[cell].own).filter(([, property]) => property.needed);
  const missing = needed.find(([key]) => !(key in own))?.[0];
  if (missing !== undefined) return cellProblems.missingProperty(cell, missing);
  if (view.channel !== undefined && view.site === undefined) return cellProblems.channelOfNoSite();
  return cell === 'Question' ? choicesProblem(own as OwnSetup<'Question'>) : undefined;
}

function choicesProblem({ answer, choices = [] }: OwnSetup<'Question'>): Sentence | undefined {
  const kind = answers[answer];
  const wanted = kind.kind === 'choice' ? kind.choices : 0;
  if (choices.length !== wanted) return cellProblems.wrongChoices(answer, wanted, choices.length);
}
