import type { FloatPixels, Pixels } from '../../image/pixels.ts';
import { partName, type Part } from '../../model/contribution-parts.ts';
import { group, block, type Site } from '../../model/sites.ts';
import { plane, type SiteRecord } from '../../trace/trace.ts';
import { limitOf, paintPart } from '../contributions/amplify.ts';
import { divergingMap, paintPlane } from '../shared/colour.ts';
import type { Theme } from '../shared/look.ts';
import { bitmap, paintPicture } from '../shared/rgba.ts';
import type { Drawing } from './scene.ts';

/** What the explorer's drawings show. */
export interface ExplorerPictures {
  readonly lr: Pixels;
  /** Of the network as it is on the page, edits included. */
  readonly output: Pixels;
  /** In place of the output, while the reader asks for what the edits changed. */
  readonly difference?: { readonly picture: Float32Array; readonly limit: number } | undefined;
  /** What a part adds to the output, by its name; undefined while it is not known. */
  readonly part: (name: string) => FloatPixels | undefined;
  /** Where parts change the output most, in its pixels: they are cut out around it. */
  readonly focus: { readonly x: number; readonly y: number };
  /** What all parts of a group or of the network are amplified by. */
  readonly factor: (part: Part) => number;
  /** What a site held in the run; undefined while it is not recorded. */
  readonly record: (site: Site) => SiteRecord | undefined;
  /** The channel of which groups and blocks show their maps; undefined where they show what they add. */
  readonly channel: number | undefined;
}

/** Maps with more pixels than this on a side are drawn from some of them: they are small on the screen. */
const mostSide = 192;

const kept = new WeakMap<object, Map<string, HTMLCanvasElement>>();

/** The bitmap made of some data for some use, made once for as long as the data lives. */
function once(data: object, use: string, make: () => HTMLCanvasElement): HTMLCanvasElement {
  const all = kept.get(data) ?? new Map<string, HTMLCanvasElement>();
  kept.set(data, all);
  const known = all.get(use);
  if (known) return known;
  const made = make();
  all.set(use, made);
  return made;
}

/** The site of whose maps a part's unit makes one channel. */
const siteOfUnit = (part: Part): Site | undefined => {
  if (part.kind === 'group') return group(part.group);
  return part.kind === 'block' ? block(part.group, part.block) : undefined;
};

/** The picture of a drawing, to be scaled into its box; undefined for what is no picture, or is not known yet. */
export function rasterOf(
  drawing: Drawing,
  pictures: ExplorerPictures,
  theme: Theme,
): HTMLCanvasElement | undefined {
  switch (drawing.kind) {
    case 'lr':
      return ofPicture(pictures.lr);
    case 'output': {
      const { difference, output } = pictures;
      if (!difference) return ofPicture(output);
      const { width, height } = output;
      return once(difference.picture, `difference ${theme}`, () =>
        bitmap(width, height, (rgba) =>
          paintPlane(difference.picture, divergingMap(theme, difference.limit), rgba),
        ),
      );
    }
    case 'map':
      return ofMap(pictures.record(drawing.site), drawing.channel, theme);
    case 'unit': {
      if (pictures.channel !== undefined) {
        const site = siteOfUnit(drawing.part);
        return site === undefined ? undefined : ofMap(pictures.record(site), pictures.channel, theme);
      }
      const picture = pictures.part(partName(drawing.part));
      const factor = pictures.factor(drawing.part);
      return picture && once(picture, `part ${factor}`, () => ofPart(picture, factor));
    }
    default:
      return undefined;
  }
}

const ofPicture = (picture: Pixels): HTMLCanvasElement =>
  once(picture, 'picture', () =>
    bitmap(picture.width, picture.height, (rgba) => paintPicture(picture, rgba)),
  );

const ofPart = (picture: FloatPixels, factor: number): HTMLCanvasElement =>
  bitmap(picture.width, picture.height, (rgba) =>
    paintPart(picture, { factor, x: 0, y: 0, across: picture.width, down: picture.height }, rgba),
  );

function ofMap(record: SiteRecord | undefined, channel: number, theme: Theme): HTMLCanvasElement | undefined {
  if (!record || channel >= record.channels) return undefined;
  return once(record.data, `${channel} ${theme}`, () => {
    const step = Math.ceil(Math.max(record.width, record.height) / mostSide);
    const [width, height] = [Math.ceil(record.width / step), Math.ceil(record.height / step)];
    const values = plane(record, channel);
    const thinned = step === 1 ? values : every(step, values, record.width, width, height);
    return bitmap(width, height, (rgba) => paintPlane(thinned, divergingMap(theme, limitOf(record)), rgba));
  });
}

function every(
  step: number,
  values: Float32Array,
  across: number,
  width: number,
  height: number,
): Float32Array {
  const thinned = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) thinned[y * width + x] = values[y * step * across + x * step]!;
  return thinned;
}
