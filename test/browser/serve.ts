/** Serves a built folder on a free port of 127.0.0.1: the same small server as `npm start`. */
export { serveFolder } from '../../scripts/serve.mjs';
