import { ReaderError } from '../image/reader-error.ts';

/** A module-level name in a pickle. Only a name: nothing is ever looked up or called by it. */
export class PickleGlobal {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The globals and persistent ids that a pickle may contain. Any others end the reading with a `ReaderError`. */
export interface PickleMeanings {
  /** Whether a global such as `torch._utils._rebuild_tensor_v2` may appear. */
  allowsGlobal(name: string): boolean;
  /** The value of an accepted global called with `args`; throws `ReaderError` for arguments that make no sense. */
  call(name: string, args: readonly unknown[]): unknown;
  /** The value of a persistent id, torch's way to name a storage. */
  persistent(id: unknown): unknown;
}

/** Far deeper than any checkpoint is nested. */
const maxOpenMarks = 200;

/**
 * What reading a pickle may cost, by the bytes of the file: several times what `torch.save` needs for a state dict, in
 * which each tensor takes about 60 steps, 8 containers and 200 bytes.
 */
const budgetFor = (bytes: number) => ({
  /** Instructions, and elements that one of them looks at or copies. */
  steps: Math.min(8_000_000, 50_000 + bytes / 4),
  /** Dicts, lists and tuples, each of which takes a hundred bytes and more of memory. */
  containers: Math.min(400_000, 20_000 + bytes / 16),
});

/** The stack machine of Python's `pickle`, cut down to the instructions that build plain data. */
export class PickleMachine {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly meanings: PickleMeanings;
  readonly stack: unknown[] = [];
  readonly marks: number[] = [];
  readonly memo = new Map<number, unknown>();
  readonly #left: { steps: number; containers: number };
  at: number;
  /** Position of the current instruction, for messages. */
  instruction = 0;

  constructor(bytes: Uint8Array, start: number, meanings: PickleMeanings) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
    this.meanings = meanings;
    this.#left = budgetFor(bytes.length);
  }

  /** Counts work against the budget of the file. Throws when there is too little left. */
  spend(kind: 'steps' | 'containers', count = 1): void {
    this.#left[kind] -= count;
    if (this.#left[kind] < 0) throw this.broken('it asks for far more work than weights need');
  }

  /** The error for a damaged pickle, naming the position of the current instruction. */
  broken(what: string): ReaderError {
    return new ReaderError(
      'not-a-checkpoint',
      `The checkpoint's pickle is damaged at byte ${this.instruction}: ${what}. Fetch or save the file again.`,
      { position: this.instruction },
    );
  }

  /** Moves on by `count` bytes and returns where they begin. */
  advance(count: number): number {
    const begin = this.at;
    if (count > this.bytes.length - begin) throw this.broken('the file ends in the middle of it');
    this.at = begin + count;
    return begin;
  }

  /** Reads one byte. */
  uint8(): number {
    return this.bytes[this.advance(1)]!;
  }

  /** Reads four bytes, little-endian. */
  uint32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  /** Reads `length` bytes as UTF-8. */
  text(length: number): string {
    const begin = this.advance(length);
    return new TextDecoder().decode(this.bytes.subarray(begin, begin + length));
  }

  /** Reads UTF-8 up to a line feed. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0) throw this.broken('a name has no end');
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  /** Pushes a value on the stack. */
  push(value: unknown): void {
    this.stack.push(value);
  }

  pushContainer(container: Map<unknown, unknown> | unknown[]): void {
    this.spend('containers');
    this.push(container);
  }

  /** Pops a value; throws when there is none above the last mark. */
  pop(): unknown {
    if (this.stack.length <= (this.marks.at(-1) ?? 0))
      throw this.broken('it takes a value that is not there');
    return this.stack.pop();
  }

  /** Marks the current height of the stack. */
  mark(): void {
    if (this.marks.length >= maxOpenMarks) throw this.broken(`it is nested more than ${maxOpenMarks} deep`);
    this.marks.push(this.stack.length);
  }

  /** Pops all values above the last mark, and the mark. */
  popToMark(): unknown[] {
    const mark = this.marks.pop();
    if (mark === undefined) throw this.broken('it closes a list that was never opened');
    return this.stack.splice(mark);
  }

  /** Pops `count` values, in the order in which they were pushed. */
  popMany(count: number): unknown[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  /** Stores the top of the stack in the memo. */
  remember(index: number): void {
    this.memo.set(index, this.stack.at(-1));
  }

  /** Pushes a value of the memo. */
  recall(index: number): void {
    if (!this.memo.has(index)) throw this.broken(`it refers to value ${index}, which was not stored`);
    this.push(this.memo.get(index));
  }

  /** Reads a module-level name and pushes it; throws for names that are not allowed. */
  global(): void {
    const name = `${this.line()}.${this.line()}`;
    if (!this.meanings.allowsGlobal(name)) {
      throw new ReaderError(
        'checkpoint-unsupported',
        `The checkpoint asks for the Python object '${name}' at byte ${this.instruction}. Only plain weights are ` +
          'read and nothing is ever executed; save model.state_dict() alone and open that.',
        { global: name, position: this.instruction },
      );
    }
    this.push(new PickleGlobal(name));
  }

  /** Pops a global and its arguments; pushes the value that `meanings` gives for the call. */
  reduce(): void {
    const [callee, args] = this.popMany(2);
    if (!(callee instanceof PickleGlobal) || !Array.isArray(args))
      throw this.broken('it calls what is no function');
    // What is called looks at its arguments, which may be long lists and may be handed to it again and again.
    for (const argument of args) if (Array.isArray(argument)) this.spend('steps', argument.length);
    this.spend('steps', args.length);
    this.spend('containers');
    this.push(this.meanings.call(callee.name, args));
  }

  /** Attributes of an object. Only those of an ordered dict occur (module versions); no weights are in them. */
  build(): void {
    this.pop();
    if (!(this.stack.at(-1) instanceof Map)) throw this.broken('it sets attributes of what is no dict');
  }

  /** Adds keys and values, in turn, to the dict on top of the stack. */
  setItems(pairs: readonly unknown[]): void {
    const dict = this.stack.at(-1);
    if (!(dict instanceof Map) || pairs.length % 2) throw this.broken('it fills what is no dict');
    for (let i = 0; i < pairs.length; i += 2) dict.set(pairs[i], pairs[i + 1]);
  }

  /** Appends values to the list on top of the stack. */
  append(values: readonly unknown[]): void {
    const list = this.stack.at(-1);
    if (!Array.isArray(list)) throw this.broken('it appends to what is no list');
    for (const value of values) list.push(value);
  }

  /** A little-endian two's-complement integer: a number where it is exact, otherwise a bigint. */
  long(length: number): number | bigint {
    const begin = this.advance(length);
    let value = 0n;
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.bytes[begin + i]!);
    const signed = BigInt.asIntN(8 * length, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }

  /** Reads the protocol version; throws above 3. */
  protocol(): void {
    const version = this.uint8();
    if (version > 3) {
      throw new ReaderError(
        'checkpoint-unsupported',
        `The checkpoint uses pickle protocol ${version}; torch.save uses 2 unless told otherwise. Save it again ` +
          'without pickle_protocol.',
        { position: this.instruction },
      );
    }
  }
}
