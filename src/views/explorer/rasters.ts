import type { FloatPixels, Pixels } from '../../image/pixels.ts';
import { partName, type Part } from '../../model/contribution-parts.ts';
import { group, block, type Site } from '../../model/sites.ts';
import { plane, type SiteRecord } from '../../trace/trace.ts';
import { limitOf, paintPart } from '../contributions/amplify.ts';
import { divergingMap, inkMap, paintPlane, type ColourMap } from '../shared/colour.ts';
import type { Theme } from '../shared/look.ts';
import { paintPicture } from '../shared/rgba.ts';
import type { Raster, RasterMaker } from './raster-maker.ts';
import type { Drawing } from './scene.ts';
import type { nodeDrawings } from './settings.ts';

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
  /** In its place while the reader's last edits are being run: what they do at least. */
  readonly direct?: Pixels | undefined;
  /** What groups and blocks show. */
  readonly nodes: (typeof nodeDrawings)[number];
  /** The channel whose maps they show. */
  readonly channel: number;
}

/** Maps with more pixels than this on a side are drawn from some of them: they are small on the screen. */
const mostSide = 192;
/** Pixels. */
const mostHeight = 8192;

const colours = new WeakMap<SiteRecord, Map<Theme, ColourMap>>();

/** The colours of all maps of a site. */
function coloursOf(record: SiteRecord, theme: Theme): ColourMap {
  const all = colours.get(record) ?? new Map<Theme, ColourMap>();
  colours.set(record, all);
  const made = all.get(theme) ?? divergingMap(theme, limitOf(record));
  all.set(theme, made);
  return made;
}

/** The site of whose maps a part's unit makes one channel. */
const siteOfUnit = (part: Part): Site | undefined => {
  if (part.kind === 'group') return group(part.group);
  return part.kind === 'block' ? block(part.group, part.block) : undefined;
};

/** The picture of a drawing, to be scaled into its box; undefined for what is no picture, or is not there yet. */
export function rasterOf(
  drawing: Drawing,
  pictures: ExplorerPictures,
  theme: Theme,
  maker: RasterMaker,
): Raster | undefined {
  switch (drawing.kind) {
    case 'lr':
      return ofPicture(pictures.lr, maker);
    case 'output': {
      const { difference, direct, output } = pictures;
      if (direct || !difference) return ofPicture(direct ?? output, maker);
      const { picture, limit } = difference;
      return maker.once(picture, theme, sizeOf(output), (rgba) =>
        paintPlane(picture, divergingMap(theme, limit), rgba),
      );
    }
    case 'map':
      return ofMap(pictures.record(drawing.site), drawing.channel, true, theme, maker);
    case 'unit': {
      if (pictures.nodes !== 'adds') {
        const site = siteOfUnit(drawing.part);
        const record = site === undefined ? undefined : pictures.record(site);
        return pictures.nodes === 'energy'
          ? ofEnergy(record, theme, maker)
          : ofMap(record, pictures.channel, false, theme, maker);
      }
      const picture = pictures.part(partName(drawing.part));
      return picture && ofPart(picture, pictures.factor(drawing.part), maker);
    }
    default:
      return undefined;
  }
}

const ofPicture = (picture: Pixels, maker: RasterMaker): Raster | undefined =>
  maker.once(picture, 'picture', sizeOf(picture), (rgba) => paintPicture(picture, rgba));

const ofPart = (picture: FloatPixels, factor: number, maker: RasterMaker): Raster | undefined =>
  maker.once(picture, `part ${factor}`, sizeOf(picture), (rgba) =>
    paintPart(picture, { factor, x: 0, y: 0, across: picture.width, down: picture.height }, rgba),
  );

const sizeOf = ({ width, height }: Pixels | FloatPixels) => ({ width, height });

/** One map of a site; `isOfAll` where its other maps are shown as well. */
function ofMap(
  record: SiteRecord | undefined,
  channel: number,
  isOfAll: boolean,
  theme: Theme,
  maker: RasterMaker,
): Raster | undefined {
  if (!record || channel >= record.channels) return undefined;
  const step = Math.ceil(Math.max(record.width, record.height) / mostSide);
  const [width, height] = [Math.ceil(record.width / step), Math.ceil(record.height / step)];
  const paint = (at: number, rgba: Uint8ClampedArray): void => {
    const values = plane(record, at);
    const thinned = step === 1 ? values : every(step, values, record.width, width, height);
    paintPlane(thinned, coloursOf(record, theme), rgba);
  };
  // Browsers limit the height of a canvas.
  if (!isOfAll || record.channels * height > mostHeight)
    return maker.once(record.data, `${channel} ${theme}`, { width, height }, (rgba) => paint(channel, rgba));
  return maker.onSheet(record.data, theme, { at: channel, count: record.channels, width, height }, paint);
}

/** The root mean square over a site's maps, pixel by pixel, from the page's tone to ink. */
function ofEnergy(record: SiteRecord | undefined, theme: Theme, maker: RasterMaker): Raster | undefined {
  if (!record) return undefined;
  const { width, height, channels, data } = record;
  return maker.once(data, `energy ${theme}`, { width, height }, (rgba) => {
    const energy = new Float32Array(width * height);
    for (let i = 0; i < data.length; i++) energy[i % energy.length]! += data[i]! ** 2;
    for (let p = 0; p < energy.length; p++) energy[p] = Math.sqrt(energy[p]! / channels);
    paintPlane(energy, inkMap(theme, [0, limitOf({ data: energy })]), rgba);
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
