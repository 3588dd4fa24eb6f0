import { shippedScales } from '../../session/run/wish.ts';
import * as properties from './properties.ts';
import type { Properties, Values } from './properties.ts';

/** What all figures of a page share: a figure that names some of it is spoken of in the text as it looks then. */
export const viewProperties = {
  site: properties.site,
  channel: properties.channel,
  image: properties.image,
  scale: properties.scale(...shippedScales),
  edits: properties.edits,
} as const satisfies Properties;

/** The view of the session that the text beside a figure speaks of: the parts of it that the lesson names. */
export type ViewSetup = Values<typeof viewProperties>;
