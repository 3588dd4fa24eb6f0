import { cpus, totalmem } from 'node:os';

/** Where figures were taken: they mean nothing without it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory_gib: number;
  readonly node: string;
  readonly chromium?: string;
  /** The graphics adapters of WebGPU, by place. */
  readonly adapters: Readonly<Record<string, string>>;
}

/** This machine; what only a browser or a driver tells is for the caller to add. */
export function thisMachine(): Omit<Machine, 'chromium' | 'adapters'> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}

/** One line of words. */
export function machineWords({ cpu, cores, memory_gib, node, chromium, adapters }: Machine): string {
  const words = [`${cpu}, ${cores} cores, ${memory_gib} GiB`, `Node ${node}`];
  if (chromium !== undefined) words.push(chromium);
  for (const [where, adapter] of Object.entries(adapters)) words.push(`WebGPU in ${where}: ${adapter}`);
  return words.join('; ');
}
