import checksum from 'crc-32';

/**
 * What tells one file from another: its length in bytes and its CRC-32. Not a cryptographic digest, as browsers have these
 * only on pages that came over https.
 */
export const fingerprint = (bytes: Uint8Array): string =>
  `${bytes.length}-${(checksum.buf(bytes) >>> 0).toString(16).padStart(8, '0')}`;
