import { pipeline } from 'node:stream/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that went through. `bytes` are the body's, as sent. */
export interface Transfer {
  readonly path: string;
  readonly bytes: number;
}

/** A server that hands on what the one at `target` serves, and keeps account of it. */
export class Link {
  readonly #target: URL;
  readonly #server = createServer((asked, answer) => void this.#handOn(asked, answer));
  #transfers: Transfer[] = [];

  constructor(target: string) {
    this.#target = new URL(target);
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
    const got = await this.#ask(path, asked);
    answer.writeHead(got.statusCode ?? 500, got.headers);
    let bytes = 0;
    got.on('data', (chunk: Buffer) => (bytes += chunk.length));
    await pipeline(got, answer);
    this.#transfers.push({ path, bytes });
  }

  #ask(path: string, { method, headers }: IncomingMessage): Promise<IncomingMessage> {
    return new Promise((fulfil, reject) => {
      request(new URL(path, this.#target), { method, headers }, fulfil).on('error', reject).end();
    });
  }
}
