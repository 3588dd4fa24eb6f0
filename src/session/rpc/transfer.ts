const transfers = new WeakMap<object, Transferable[]>();

/**
 * Marks arrays inside a call's argument or result that its thread needs no more: they are moved to the other thread
 * instead of copied, with all of their buffers. Within one thread it does nothing. Returns `value`.
 */
export function transfer<T extends object>(value: T, ...arrays: readonly ArrayBufferView[]): T {
  const buffers = arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  transfers.set(value, [...new Set(buffers)]);
  return value;
}

/** The buffers to move along with a message that carries `value`. */
export function transfersOf(value: unknown): Transferable[] {
  return (typeof value === 'object' && value && transfers.get(value)) || [];
}
