import { definitionOf, type CellName } from './registry.ts';
import type { Values } from './properties/properties.ts';
import { id, type Property, type ReadValue } from './properties/properties.ts';
import { setupProblems, type Sentence } from './properties/problems.ts';
import { viewProperties, type ViewSetup } from './properties/view.ts';

/** All that a lesson asks of a cell, by what it belongs to. */
export interface CellSetup {
  /** Parts of the session's view that the text beside the cell speaks of. */
  readonly view: ViewSetup;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What its settings begin with. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A property of a cell that has been read, and what it belongs to. */
export type ReadProperty = ReadValue<unknown> & { readonly of: 'id' | keyof CellSetup };

type PropertiesBy = readonly (readonly [ReadProperty['of'], Readonly<Record<string, Property<unknown>>>])[];

/** Beside `id`, which links to the cell name it by. What a figure has of its own takes the place of the view's of that name. */
function propertiesBy(cell: CellName): PropertiesBy {
  const { properties, settings, isFigure } = definitionOf(cell);
  return [
    ['id', { id }],
    ['properties', properties],
    ['settings', settings],
    ['view', isFigure ? viewProperties : {}],
  ];
}

/** The names of the properties that a cell understands. */
export const propertiesOf = (cell: CellName): string[] => [
  ...new Set(propertiesBy(cell).flatMap(([, found]) => Object.keys(found))),
];

/** Reads `key: text` of a cell. */
export function readProperty(cell: CellName, key: string, text: string): ReadProperty {
  for (const [of, found] of propertiesBy(cell)) {
    const property = Object.hasOwn(found, key) ? found[key] : undefined;
    if (property) return { ...property.read(text), of };
  }
  return { problem: setupProblems.unknownProperty(cell, key, propertiesOf(cell)), of: 'properties' };
}

/** What is wrong with a cell's properties taken together, each of them being right; nothing when all is well. */
export function setupProblem(cell: CellName, { view, properties }: CellSetup): Sentence | undefined {
  const definition = definitionOf(cell);
  const missing = Object.entries(definition.properties).find(
    ([key, property]) => property.needed && !(key in properties),
  )?.[0];
  if (missing !== undefined) return setupProblems.missingProperty(cell, missing);
  if (view.channel !== undefined && view.site === undefined) return setupProblems.channelOfNoSite();
  // Every value was read by the property that its type is made of.
  return definition.problem?.(properties as Values<typeof definition.properties>);
}
