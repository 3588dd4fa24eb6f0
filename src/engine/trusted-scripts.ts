/**
 * Imported first by the page and by the engine's worker. The Content-Security-Policy of the built site takes no string for
 * the address of a worker (`require-trusted-types-for 'script'`) unless a policy vouches for it. This is the default one, as
 * Vite finds the entries of workers by the expression `new Worker(new URL(...))`, in which no other could stand.
 */

/** The folder of the site: in a build, the file that this is part of lies in its `assets/`. */
const site = import.meta.url.replace(/[^/]*\/[^/]*$/, '');

/** Addresses of scripts that the page has made itself. */
const blobs = new Set<string>();

/** Vouches for a blob: address, which is returned. */
export function trustBlob(address: string): string {
  blobs.add(address);
  return address;
}

/** An address as it is when it leads to a file in the folder `site`; null for any other. */
export function scriptWithin(folder: string, address: string): string | null {
  const { href } = new URL(address, folder);
  return href.startsWith(folder) ? href : null;
}

/**
 * Creates the policy in this page or worker, once: WebKit evaluates the entry of a worker anew when a file that it has
 * loaded imports from it, and a second policy of that name is an error.
 */
export function trustOwnScripts(types = globalThis.trustedTypes): void {
  if (!types || types.defaultPolicy) return;
  types.createPolicy('default', {
    createScriptURL: (address) => (blobs.has(address) ? address : scriptWithin(site, address)),
  });
}

trustOwnScripts();
