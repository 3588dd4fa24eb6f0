import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that went through. `bytes` are the body's, as sent. */
export interface Transfer {
  readonly path: string;
  readonly bytes: number;
}

/** How slow a line is: milliseconds until an answer begins, and bytes a second of all answers together. */
export interface Line {
  readonly latency: number;
  readonly bytesPerSecond: number;
}

/**
 * As Lighthouse's `mobileSlow4G` has it where the browser is slowed down (its `constants.js`): 150 ms of round trip and
 * 1.6 Mbit/s, with its allowance for what a request costs beyond them.
 */
export const slow4g: Line = { latency: 150 * 3.75, bytesPerSecond: (1.6 * 1024 * 1024 * 0.9) / 8 };

/** What comes at once, as in a packet of TCP over Ethernet: a browser draws what it has while the rest is on its way. */
const packetBytes = 1460;

/** A server that hands on what the one at `target` serves, over a line if need be, and keeps account of it. */
export class Link {
  readonly #target: URL;
  readonly #server = createServer((asked, answer) => void this.#handOn(asked, answer));
  readonly #line: Line | undefined;
  #transfers: Transfer[] = [];
  /** When the line will have carried all that was given to it. */
  #free = 0;

  constructor(target: string, line?: Line) {
    this.#target = new URL(target);
    this.#line = line;
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
    const path = asked.url ?? '/';
    const [got] = await Promise.all([this.#ask(path, asked), sleep(this.#line?.latency ?? 0)]);
    answer.writeHead(got.statusCode ?? 500, got.headers);
    let bytes = 0;
    got.on('data', (chunk: Buffer) => (bytes += chunk.length));
    try {
      await pipeline(got, (chunks: AsyncIterable<Buffer>) => this.#carry(chunks), answer);
    } catch (error) {
      // Whoever leaves a page breaks off what is on its way.
      if (answer.destroyed) return;
      throw error;
    }
    this.#transfers.push({ path, bytes });
  }

  /** Hands bytes on as fast as the line carries them, packet by packet; those of several answers take turns. */
  async *#carry(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const { bytesPerSecond } = this.#line ?? {};
    for await (const chunk of chunks) {
      if (bytesPerSecond === undefined) yield chunk;
      else
        for (let at = 0; at < chunk.length; at += packetBytes) {
          const packet = chunk.subarray(at, at + packetBytes);
          this.#free = Math.max(this.#free, performance.now()) + (1000 * packet.length) / bytesPerSecond;
          await sleep(this.#free - performance.now());
          yield packet;
        }
    }
  }

  #ask(path: string, { method, headers }: IncomingMessage): Promise<IncomingMessage> {
    return new Promise((fulfil, reject) => {
      request(new URL(path, this.#target), { method, headers }, fulfil).on('error', reject).end();
    });
  }
}
