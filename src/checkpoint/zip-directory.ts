/** Signatures of the end of a zip archive and of an entry of its table of contents (APPNOTE 4.3.12 and 4.3.16). */
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const [endBytes, entryBytes, longestComment] = [22, 46, 65_535];

/** CRC-32 of every entry by name, as the archive's table of contents gives it; empty where there is none to be read. */
export function zipChecksums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksums = new Map<string, number>();
  const end = endOf(view);
  if (end === undefined) return checksums;
  let at = view.getUint32(end + 16, true);
  while (at + entryBytes <= end && view.getUint32(at, true) === entrySignature) {
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + entryBytes, at + entryBytes + nameLength));
    checksums.set(name, view.getUint32(at + 16, true));
    at += entryBytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checksums;
}

/** Where the end record begins: before a comment of unknown length. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return undefined;
}
