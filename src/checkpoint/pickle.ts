import { ReaderError } from '../image/reader-error.ts';

import { PickleMachine, type PickleMeanings } from './pickle-machine.ts';

/** A pickled value and where the bytes after it begin. Dicts are `Map`s, tuples and lists arrays. */
export interface Unpickled {
  readonly value: unknown;
  readonly end: number;
}

/** The allow-list: the instructions of protocols 2 and 3 that plain data, storages and the rebuilders need. */
const instructions: ReadonlyMap<number, (machine: PickleMachine) => void> = new Map([
  [0x80 /* PROTO */, (m) => m.protocol()],
  [0x28 /* MARK */, (m) => m.mark()],
  [0x4e /* NONE */, (m) => m.push(null)],
  [0x88 /* NEWTRUE */, (m) => m.push(true)],
  [0x89 /* NEWFALSE */, (m) => m.push(false)],
  [0x4a /* BININT */, (m) => m.push(m.view.getInt32(m.advance(4), true))],
  [0x4b /* BININT1 */, (m) => m.push(m.uint8())],
  [0x4d /* BININT2 */, (m) => m.push(m.view.getUint16(m.advance(2), true))],
  [0x8a /* LONG1 */, (m) => m.push(m.long(m.uint8()))],
  [0x47 /* BINFLOAT */, (m) => m.push(m.view.getFloat64(m.advance(8)))],
  [0x58 /* BINUNICODE */, (m) => m.push(m.text(m.uint32()))],
  // Python 2 pickled its names as byte strings.
  [0x54 /* BINSTRING */, (m) => m.push(m.text(m.uint32()))],
  [0x55 /* SHORT_BINSTRING */, (m) => m.push(m.text(m.uint8()))],
  [0x7d /* EMPTY_DICT */, (m) => m.pushContainer(new Map())],
  [0x5d /* EMPTY_LIST */, (m) => m.pushContainer([])],
  [0x29 /* EMPTY_TUPLE */, (m) => m.pushContainer([])],
  [0x85 /* TUPLE1 */, (m) => m.pushContainer(m.popMany(1))],
  [0x86 /* TUPLE2 */, (m) => m.pushContainer(m.popMany(2))],
  [0x87 /* TUPLE3 */, (m) => m.pushContainer(m.popMany(3))],
  [0x74 /* TUPLE */, (m) => m.pushContainer(m.popToMark())],
  [0x61 /* APPEND */, (m) => m.append([m.pop()])],
  [0x65 /* APPENDS */, (m) => m.append(m.popToMark())],
  [0x73 /* SETITEM */, (m) => m.setItems(m.popMany(2))],
  [0x75 /* SETITEMS */, (m) => m.setItems(m.popToMark())],
  [0x71 /* BINPUT */, (m) => m.remember(m.uint8())],
  [0x72 /* LONG_BINPUT */, (m) => m.remember(m.uint32())],
  [0x68 /* BINGET */, (m) => m.recall(m.uint8())],
  [0x6a /* LONG_BINGET */, (m) => m.recall(m.uint32())],
  [0x63 /* GLOBAL */, (m) => m.global()],
  [0x52 /* REDUCE */, (m) => m.reduce()],
  [0x62 /* BUILD */, (m) => m.build()],
  [0x51 /* BINPERSID */, (m) => m.push(m.meanings.persistent(m.pop()))],
]);
const stop = 0x2e;

/**
 * Reads the pickle that begins at byte `start`, executing nothing: the machine knows only instructions that
 * build plain data, and hands the few names it accepts to `meanings`. Throws `ReaderError` with the position
 * for any other instruction or name, for damage, and for a pickle that asks for far more work than its bytes are worth.
 */
export function readPickle(bytes: Uint8Array, start: number, meanings: PickleMeanings): Unpickled {
  const machine = new PickleMachine(bytes, start, meanings);
  for (;;) {
    machine.spend('steps');
    machine.instruction = machine.at;
    const opcode = machine.uint8();
    if (opcode === stop) return { value: machine.pop(), end: machine.at };
    const instruct = instructions.get(opcode);
    if (!instruct) {
      throw new ReaderError(
        'checkpoint-unsupported',
        `The checkpoint's pickle has the instruction 0x${opcode.toString(16).padStart(2, '0')} at byte ` +
          `${machine.instruction}, which plain weights do not need; save model.state_dict() alone and open that.`,
        { position: machine.instruction },
      );
    }
    instruct(machine);
  }
}
