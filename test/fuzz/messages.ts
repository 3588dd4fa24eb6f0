/** Inputs of one kind that a worker tries, one after the other. */
export interface Batch {
  readonly kind: string;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** A file that is tried in place of inputs that are made. */
  readonly file?: Uint8Array;
}

export interface Suspect {
  readonly index: number;
  /** What it did that no input may do. */
  readonly why: string;
}

/** An amount, and the input that reached it. */
export interface Most {
  readonly index: number;
  readonly amount: number;
}

export interface BatchResult {
  readonly taken: number;
  readonly refused: number;
  readonly suspects: readonly Suspect[];
  /** In ms of the processor. */
  readonly slowest: Most;
  /** In MB above what there was before. */
  readonly largest: Most;
}

/** Places in the memory that a worker shares with who watches it. */
export const shared = { index: 0, startedAt: 1, peakKb: 2 } as const;
export const sharedLength = 3;

/** What an input may take: ms of the processor, and MB beside four times its size. */
export const most = { ms: 2000, megabytes: 64, sizes: 4 } as const;

/** The processor time that this process has used, in ms. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const residentKb = (): number => Math.round(process.memoryUsage.rss() / 1024);
