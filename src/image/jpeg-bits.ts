/** Thrown where a scan holds less than it should, or something else. */
export class ScanEnds extends Error {}

/** A Huffman table, as a DHT segment defines it (ITU-T T.81, annex C). */
export class HuffmanTable {
  /** By length of a code: the largest one, -1 where there is none; and what leads from a code to its value. */
  readonly #largest = new Int32Array(17).fill(-1);
  readonly #offsets = new Int32Array(17);
  readonly #values: Uint8Array;

  /**
   * @param counts of codes by their length, from 1 to 16
   * @param values in the order of their codes
   */
  constructor(counts: Uint8Array, values: Uint8Array) {
    this.#values = values;
    let [code, first] = [0, 0];
    counts.forEach((count, i) => {
      this.#offsets[i + 1] = first - code;
      code += count;
      first += count;
      if (count > 0) this.#largest[i + 1] = code - 1;
      code <<= 1;
    });
  }

  /** The value of the next code. Throws `ScanEnds` at bits that are none. */
  next(bits: ScanBits): number {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | bits.bit();
      if (code <= this.#largest[length]!) return this.#values[this.#offsets[length]! + code] ?? 0;
    }
    throw new ScanEnds();
  }
}

/** The bits of a scan, up to the next marker (ITU-T T.81, section F.2.2.5). */
export class ScanBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #byte = 0;
  #left = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Throws `ScanEnds` where there is no more. */
  bit(): number {
    if (this.#left === 0) this.#load();
    return (this.#byte >> --this.#left) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) value = (value << 1) | this.bit();
    return value;
  }

  skip(count: number): void {
    let more = count - this.#left;
    while (more > 0) {
      this.#load();
      more -= 8;
    }
    this.#left = -more;
  }

  /** Goes behind the restart marker that must stand here. */
  restart(): void {
    this.#left = 0;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new ScanEnds();
    this.#at += 2;
  }

  #load(): void {
    const byte = this.#bytes[this.#at];
    if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) throw new ScanEnds();
    this.#at += byte === 0xff ? 2 : 1;
    this.#byte = byte;
    this.#left = 8;
  }
}
