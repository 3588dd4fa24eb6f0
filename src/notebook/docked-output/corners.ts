/** The corners of the window that something can be docked in. */
export const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type Corner = (typeof corners)[number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels of the window. */
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const isTop = (corner: Corner): boolean => corner.startsWith('top');
const isLeft = (corner: Corner): boolean => corner.endsWith('left');
const cornerAt = (top: boolean, left: boolean): Corner =>
  `${top ? 'top' : 'bottom'}-${left ? 'left' : 'right'}`;

/** Where something of a size lies in a corner of `room`. */
export function boxIn(corner: Corner, { width, height }: Size, room: Box): Box {
  const x = isLeft(corner) ? room.x : room.x + room.width - width;
  const y = isTop(corner) ? room.y : room.y + room.height - height;
  return { x, y, width, height };
}

/** The corner that the middle of a box is nearest to. */
export function nearestCorner({ x, y, width, height }: Box, room: Box): Corner {
  return cornerAt(y + height / 2 < room.y + room.height / 2, x + width / 2 < room.x + room.width / 2);
}

/** The corner that one step to the right and down leads to. */
export function cornerBeside(corner: Corner, [right, down]: readonly [number, number]): Corner {
  return cornerAt(down === 0 ? isTop(corner) : down < 0, right === 0 ? isLeft(corner) : right < 0);
}

/** The area that two boxes have in common, in square pixels. */
export function commonArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** What must not be covered at all, and what is covered as little as can be. */
export interface Obstacles {
  readonly hard: readonly Box[];
  readonly soft: readonly Box[];
}

/**
 * The corner for something of a size: the first of `order` that covers no obstacle, else the one that covers least of the
 * soft ones; undefined where a hard one lies in every corner.
 */
export function freeCorner(
  order: readonly Corner[],
  size: Size,
  room: Box,
  { hard, soft }: Obstacles,
): Corner | undefined {
  const covered = (corner: Corner, boxes: readonly Box[]): number =>
    boxes.reduce((sum, box) => sum + commonArea(boxIn(corner, size, room), box), 0);
  const open = order.filter((corner) => covered(corner, hard) === 0);
  return open.reduce<Corner | undefined>(
    (best, corner) => (best && covered(best, soft) <= covered(corner, soft) ? best : corner),
    undefined,
  );
}
