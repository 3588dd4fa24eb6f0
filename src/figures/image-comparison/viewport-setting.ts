import { largestZoom, type Viewport } from '../../views/image-comparison/viewport.ts';
import { valueProblems } from '../properties/problems.ts';
import { property } from '../properties/properties.ts';
import type { Setting } from '../settings/setting.ts';

const number = String.raw`(\d{1,5}(?:\.\d{1,3})?)`;
const written = new RegExp(`^${number}@${number},${number}$`);

const short = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** What is shown of the pictures: all of them, `fit`; or a zoom and the point in the middle, `4@120,80.5`. */
export const viewport: Setting<Viewport | undefined> = {
  ...property((text) => {
    if (text === 'fit') return { value: undefined };
    const [zoom = 0, x = 0, y = 0] = written.exec(text)?.slice(1).map(Number) ?? [];
    return zoom > 0 && zoom <= largestZoom
      ? { value: { zoom, centre: { x, y } } }
      : { problem: valueProblems.viewport(text) };
  }),
  initial: undefined,
  write: (view) =>
    view ? `${short(view.zoom, 3)}@${short(view.centre.x, 1)},${short(view.centre.y, 1)}` : 'fit',
};
