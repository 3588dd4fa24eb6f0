import { existsSync, readdirSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildSite, isStale, projectRoot, site } from './build.mjs';
import { serveFolder } from './serve.mjs';

// `npm start`: builds the notebook when it must be, serves it and says where.

const usage = `npm start -- [--port 4173] [--host 127.0.0.1]
  --port N   the port to use; without it, 4173 or the next free one
  --host A   the address to listen on; 0.0.0.0 serves the whole network, for a classroom`;

try {
  const { port, host } = options();
  if (isStale()) build();
  const server = await serveFrom(port, host);
  console.log(`The notebook is at http://localhost:${server.port}/`);
  if (host !== '127.0.0.1') sayWhereElse(host, server.port);
  console.log('Ctrl-C stops it.');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => void server.close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @returns {{ port: number | undefined, host: string }} */
function options() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port}: a port is a whole number from 1 to 65535.\n${usage}`);
  }
  return { port, host: values.host ?? '127.0.0.1' };
}

/** Builds the notebook and says how long that took. Throws when something that it needs is missing. */
function build() {
  if (!existsSync(join(projectRoot, 'node_modules/vite')))
    throw new Error('The packages that build the notebook are missing; run "npm ci" first.');
  console.log('Building the notebook into dist/, as it is new or has changed ...');
  const start = performance.now();
  buildSite({ outDir: site });
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.map'))
    .map((name) => statSync(join(site, name)))
    .filter((stats) => stats.isFile());
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  const seconds = (performance.now() - start) / 1000;
  console.log(`Built in ${seconds.toFixed(0)} s: ${files.length} files, ${megabytes.toFixed(1)} MB.`);
}

/**
 * Serves on the port asked for, or on the first free one from 4173.
 * @param {number | undefined} asked
 * @param {string} host
 */
async function serveFrom(asked, host) {
  for (let port = asked ?? 4173; ; port++) {
    try {
      return await serveFolder(site, { port, host, isolated: true });
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EADDRINUSE' && asked === undefined && port < 4273) continue;
      if (code === 'EADDRINUSE')
        throw new Error(`Port ${port} is taken; name another with --port.`, { cause: error });
      if (code === 'EACCES')
        throw new Error(`Port ${port} may not be used by you; name another with --port.`, { cause: error });
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
        throw new Error(`--host ${host} is no address of this machine; 0.0.0.0 stands for all of them.`, {
          cause: error,
        });
      }
      throw error;
    }
  }
}

/**
 * @param {string} host
 * @param {number} port
 */
function sayWhereElse(host, port) {
  const addresses = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(
      ({ family, internal, address }) =>
        family === 'IPv4' && !internal && (host === '0.0.0.0' || host === address),
    )
    .map(({ address }) => `http://${address}:${port}/`);
  if (addresses.length > 0)
    console.log(`and, for other machines on this network, at ${addresses.join(' and ')}`);
  console.log(
    'Over the network the page is no secure context: browsers offer it no WebGPU, and it computes with WebGL or WebAssembly.',
  );
}
