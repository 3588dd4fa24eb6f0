import { ReaderError } from '../image/reader-error.ts';
import type { Parameter, StateDict } from '../model/state-dict.ts';
import { described } from './described.ts';
import { bytesPerElement, decodeFloats, encodeFloats, isDtype, type Dtype } from './dtype.ts';

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly state: StateDict;
  /** The free text entries under `__metadata__`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** The header's place in the file: eight bytes of length, then JSON. */
const lengthBytes = 8;
/** The format itself allows 100 MB; that of the paper's network has 0.4. */
const maxHeaderBytes = 16_000_000;
/** The paper's network has 3,200 entries. */
const maxEntries = 100_000;

const broken = (message: string): ReaderError =>
  new ReaderError('not-a-checkpoint', `The safetensors file is damaged: ${message}. Fetch or save it again.`);

/** Filters have four. */
const maxAxes = 8;

/** One entry of the header, checked for itself. `begin` and `end` count from the end of the header. */
interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** Whether a file begins like safetensors: a plausible header length and an opening brace. */
export function looksLikeSafetensors(bytes: Uint8Array): boolean {
  return bytes.length > lengthBytes && bytes[6] === 0 && bytes[7] === 0 && bytes[lengthBytes] === 0x7b;
}

/**
 * Reads a safetensors file (format: https://github.com/huggingface/safetensors#format); F16, BF16 and F64
 * become float32. Throws `ReaderError` naming the entry when header, offsets, sizes or number formats are
 * wrong; as the format demands, entries may neither overlap nor leave holes.
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { header, data } = splitHeader(bytes);
  const metadata = new Map<string, string>();
  const entries: Entry[] = [];
  const names = Object.keys(header);
  if (names.length > maxEntries) throw broken(`its header lists ${names.length} entries`);
  for (const name of names) {
    const value = header[name];
    if (name === '__metadata__') readMetadata(value, metadata);
    else entries.push(checkedEntry(name, value));
  }
  checkCoverage(entries, data.length);
  const state = new Map<string, Parameter>();
  for (const { name, dtype, shape, begin, end } of entries) {
    state.set(name, { shape, data: decodeFloats(dtype, data.subarray(begin, end)) });
  }
  return { state, metadata };
}

function splitHeader(bytes: Uint8Array): { header: Record<string, unknown>; data: Uint8Array } {
  if (bytes.length < lengthBytes) throw broken('it is shorter than the length of its own header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length > maxHeaderBytes) throw broken(`its header claims ${length} bytes`);
  if (length > bytes.length - lengthBytes) {
    throw broken(`its header claims ${length} bytes, but only ${bytes.length - lengthBytes} follow`);
  }
  const text = new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length));
  return { header: parsedHeader(text), data: bytes.subarray(lengthBytes + length) };
}

function parsedHeader(text: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    throw broken('its header is not valid JSON');
  }
  if (!isRecord(header)) throw broken('its header is not a JSON object');
  return header;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readMetadata(value: unknown, into: Map<string, string>): void {
  if (!isRecord(value)) throw broken('its __metadata__ is not an object of strings');
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw broken(`its __metadata__ entry '${key}' is not a string`);
    into.set(key, text);
  }
}

function checkedEntry(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw broken(`entry '${name}' is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isDtype(dtype)) {
    throw new ReaderError(
      'checkpoint-unsupported',
      `Entry '${name}' has the number format ${described(dtype)}; weights must be F32, F16, BF16 or F64.`,
      { entry: name },
    );
  }
  if (!isCounts(shape)) throw broken(`entry '${name}' has the shape ${described(shape)}`);
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw broken(`entry '${name}' has the data_offsets ${described(offsets)}`);
  }
  const [begin, end] = offsets as [number, number];
  const size = shape.reduce((product, axis) => product * axis, bytesPerElement[dtype]);
  if (end - begin !== size) {
    throw broken(`entry '${name}' of shape [${shape.join(', ')}] needs ${size} bytes but has ${end - begin}`);
  }
  return { name, dtype, shape, begin, end };
}

function isCounts(value: unknown): value is number[] {
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && (count as number) >= 0;
  return Array.isArray(value) && value.length <= maxAxes && value.every(isCount);
}

/** Every byte after the header belongs to exactly one entry. */
function checkCoverage(entries: readonly Entry[], available: number): void {
  let reached = 0;
  for (const { name, begin, end } of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < reached) throw broken(`entry '${name}' overlaps the one before it`);
    if (begin > reached) throw broken(`${begin - reached} bytes before entry '${name}' belong to no entry`);
    if (end > available)
      throw broken(`entry '${name}' ends at byte ${end} of ${available}; the file is cut short`);
    reached = end;
  }
  if (reached !== available) throw broken(`${available - reached} bytes at its end belong to no entry`);
}

/**
 * Writes parameters as safetensors, sorted by name so that equal input gives equal bytes. The header is padded
 * to a multiple of 8 bytes. Throws `ReaderError` naming the entry when a finite weight does not fit into F16.
 */
export function writeSafetensors(
  state: StateDict,
  dtype: 'F32' | 'F16',
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const names = [...state.keys()].sort();
  const header: Record<string, unknown> = {};
  if (metadata.size > 0) header['__metadata__'] = Object.fromEntries([...metadata].sort());
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const { shape, data } = state.get(name)!;
    if (dtype === 'F16') checkFitsHalf(name, data);
    const part = encodeFloats(dtype, data);
    header[name] = { dtype, shape, data_offsets: [offset, offset + part.length] };
    parts.push(part);
    offset += part.length;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(lengthBytes + padded + offset).fill(0x20, lengthBytes, lengthBytes + padded);
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true);
  file.set(json, lengthBytes);
  let at = lengthBytes + padded;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function checkFitsHalf(name: string, data: Float32Array): void {
  const tooLarge = data.find((value) => Math.abs(value) >= 65520 && Number.isFinite(value));
  if (tooLarge !== undefined) {
    throw new ReaderError(
      'checkpoint-unsupported',
      `Entry '${name}' holds ${tooLarge}, more than float16 can express (65504); keep it as float32.`,
      { entry: name },
    );
  }
}
