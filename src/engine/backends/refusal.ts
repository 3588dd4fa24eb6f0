import type { Refusal } from '../protocol.ts';

/** Thrown when a backend cannot be used or should not be. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(describeRefusal(refusal));
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** A refusal as the second half of a sentence that begins with the backend's name. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'absent':
      return 'is not available in this browser or on this machine';
    case 'software':
      return `runs here on the CPU only (${refusal.adapter}), slower than wasm`;
    case 'failed':
      return `failed to start: ${refusal.detail}`;
    case 'wrong':
      return `computes wrong numbers: ${refusal.detail}`;
    case 'stopped':
      return `stopped working: ${refusal.detail}`;
  }
}
