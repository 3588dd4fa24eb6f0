import { HuffmanTable, ScanBits, ScanEnds } from './jpeg-bits.ts';

interface Component {
  readonly id: number;
  /** Blocks in a unit of several components, across and down. */
  readonly across: number;
  readonly down: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly components: readonly Component[];
}

/** What the segments before a scan have defined. */
interface Defined {
  frame: Frame | undefined;
  /** DC tables under 0 to 3, AC tables under 16 to 19. */
  readonly tables: Map<number, HuffmanTable>;
  /** Units between two restart markers; 0 for none. */
  restartInterval: number;
}

/**
 * Whether each scan of a JPEG holds all the blocks that the header announces: browsers fill what is missing with grey.
 * The codes are counted, not decoded into pixels (ITU-T T.81, annexes F and G). Scans that refine AC coefficients cannot be
 * counted without them and are passed over; so are kinds of JPEG other than baseline, extended and progressive Huffman, and
 * broken headers, which are left to the decoder.
 */
export function scansAreWhole(bytes: Uint8Array): boolean {
  const defined: Defined = { frame: undefined, tables: new Map(), restartInterval: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (let at = 2; at + 4 <= bytes.length;) {
      const marker = bytes[at + 1]!;
      // Between segments stands the rest of a scan, which its own markers and stuffed bytes do not end.
      const isSegment = bytes[at] === 0xff && marker >= 0xc0 && !(marker >= 0xd0 && marker <= 0xd8);
      if (!isSegment || marker === 0xff) at++;
      else if (marker === 0xd9) return true;
      else {
        const end = at + 2 + view.getUint16(at + 2);
        if (!define(defined, marker, bytes.subarray(at + 4, end))) return true;
        if (marker === 0xda && !countScan(defined, bytes, at + 4, end)) return true;
        at = Math.max(end, at + 4);
      }
    }
    return true;
  } catch (error) {
    if (error instanceof ScanEnds) return false;
    throw error;
  }
}

/** Takes what a segment defines; false for a kind of JPEG that is not counted. */
function define(defined: Defined, marker: number, data: Uint8Array): boolean {
  const word = (at: number): number => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  if (marker === 0xdd) defined.restartInterval = word(0);
  else if (marker === 0xc4) {
    for (let at = 0; at + 17 <= data.length;) {
      const counts = data.subarray(at + 1, at + 17);
      const end = at + 17 + counts.reduce((sum, count) => sum + count, 0);
      defined.tables.set(data[at]!, new HuffmanTable(counts, data.subarray(at + 17, end)));
      at = end;
    }
  } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
    if (marker > 0xc2 || defined.frame) return false;
    const components = Array.from({ length: data[5] ?? 0 }, (_, i) => {
      const sampling = data[7 + 3 * i] ?? 0;
      return { id: data[6 + 3 * i] ?? 0, across: sampling >> 4, down: sampling & 15 };
    });
    const isBroken = components.length === 0 || components.some(({ across, down }) => across * down === 0);
    // The height may also come after the first scan, which no encoder does.
    if (isBroken || word(1) * word(3) === 0) return false;
    defined.frame = { height: word(1), width: word(3), isProgressive: marker === 0xc2, components };
  }
  return true;
}

/** Counts a scan whose segment lies from `at` to `end`; false where it names what is not defined. Throws `ScanEnds`. */
function countScan(
  { frame, tables, restartInterval }: Defined,
  bytes: Uint8Array,
  at: number,
  end: number,
): boolean {
  const count = bytes[at] ?? 0;
  if (!frame || count === 0 || end !== at + 4 + 2 * count) return false;
  const bits = new ScanBits(bytes, end);
  const [first = 0, last = 63, approximation = 0] = bytes.subarray(end - 3, end);
  const parts = Array.from({ length: count }, (_, i) => {
    const [id, table] = [bytes[at + 1 + 2 * i]!, bytes[at + 2 + 2 * i]!];
    const component = frame.components.find((one) => one.id === id);
    return component && { component, dc: tables.get(table >> 4), ac: tables.get(16 + (table & 15)) };
  });
  const isRefinement = frame.isProgressive && approximation >> 4 > 0;
  if (isRefinement && first > 0) return true;

  let endOfBand = 0;
  const block = ({
    dc,
    ac,
  }: {
    readonly dc: HuffmanTable | undefined;
    readonly ac: HuffmanTable | undefined;
  }): void => {
    if (isRefinement) return bits.skip(1);
    if (first === 0 && dc) bits.skip(dc.next(bits));
    if (frame.isProgressive && first === 0) return;
    for (let k = Math.max(first, 1); k <= last && ac; k++) {
      const code = ac.next(bits);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) {
        endOfBand = run === 0 ? 0 : (1 << run) - 1 + bits.bits(run);
        return;
      }
      k += run;
      bits.skip(size);
    }
  };

  const units = unitsOf(frame, parts.length === 1 ? parts[0]?.component : undefined);
  const blocks = parts.flatMap((part) => {
    const each = part && count > 1 ? part.component.across * part.component.down : 1;
    return part ? Array.from({ length: each }, () => part) : [];
  });
  const isDefined = parts.every(
    (part) =>
      part && (first > 0 || isRefinement || part.dc) && ((frame.isProgressive && first === 0) || part.ac),
  );
  if (!isDefined) return false;
  for (let unit = 0; unit < units; unit++) {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      bits.restart();
      endOfBand = 0;
    }
    for (const one of blocks) block(one);
    // The bands of as many blocks are empty; a restart marker ends that.
    const upToRestart = restartInterval > 0 ? restartInterval - 1 - (unit % restartInterval) : Infinity;
    unit += Math.min(endOfBand, upToRestart);
    endOfBand = 0;
  }
  return true;
}

/** The units of a scan: blocks of the only component, or groups of blocks of all. */
function unitsOf({ width, height, components }: Frame, only: Component | undefined): number {
  const [across, down] = [
    Math.max(...components.map((one) => one.across)),
    Math.max(...components.map((one) => one.down)),
  ];
  if (!only) return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
  const side = (pixels: number, part: number, most: number): number =>
    Math.ceil(Math.ceil((pixels * part) / most) / 8);
  return side(width, only.across, across) * side(height, only.down, down);
}
