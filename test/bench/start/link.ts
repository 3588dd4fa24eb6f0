import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a link does to what goes through it: nothing, unless told otherwise. */
export interface LinkQuality {
  /** Milliseconds that every answer takes longer. */
  readonly latency?: number;
  /** Millions of bits per second, shared by everything that goes through at the same time. */
  readonly megabits?: number;
}

/** One request that went through, in milliseconds since 1970. `bytes` are the body's, as sent. */
export interface Transfer {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
}

/** A server that hands on what the one at `target` serves, keeps account of it, and can be as slow as a school's network. */
export class Link {
  readonly #target: URL;
  readonly #quality: LinkQuality;
  readonly #server = createServer((asked, answer) => void this.#handOn(asked, answer));
  #transfers: Transfer[] = [];
  /** When the last byte so far will have gone through. */
  #busyUntil = 0;

  constructor(target: string, quality: LinkQuality) {
    this.#target = new URL(target);
    this.#quality = quality;
  }

  /** Starts to serve, on a free port; gives the address back. */
  async open(): Promise<string> {
    await new Promise<void>((opened) => this.#server.listen(0, '127.0.0.1', opened));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  /** What went through since the last call. */
  account(): readonly Transfer[] {
    const transfers = this.#transfers;
    this.#transfers = [];
    return transfers;
  }

  async #handOn(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const start = Date.now();
    const path = asked.url ?? '/';
    const { latency = 0 } = this.#quality;
    const [got] = await Promise.all([this.#ask(path, asked), sleep(latency)]);
    answer.writeHead(got.statusCode ?? 500, got.headers);
    let bytes = 0;
    for await (const chunk of got as AsyncIterable<Buffer>) {
      await this.#pass(chunk.length);
      answer.write(chunk);
      bytes += chunk.length;
    }
    answer.end();
    this.#transfers.push({ path, start, end: Date.now(), bytes });
  }

  #ask(path: string, { method, headers }: IncomingMessage): Promise<IncomingMessage> {
    return new Promise((fulfil, reject) => {
      request(new URL(path, this.#target), { method, headers }, fulfil).on('error', reject).end();
    });
  }

  /** Waits until the link has had time for `bytes` after all that was sent before. */
  async #pass(bytes: number): Promise<void> {
    const { megabits = Infinity } = this.#quality;
    this.#busyUntil = Math.max(this.#busyUntil, Date.now()) + (bytes * 8) / (megabits * 1000);
    const wait = this.#busyUntil - Date.now();
    if (wait > 1) await sleep(wait);
  }
}
