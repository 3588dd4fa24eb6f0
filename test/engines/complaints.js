// Takes from the page what the address says (`utm_without=AbortSignal.any,navigator.clipboard`), as an older browser has it.
for (const path of (new URLSearchParams(location.search).get('utm_without') ?? '')
  .split(',')
  .filter(Boolean)) {
  const names = path.split('.');
  const name = names.pop() ?? '';
  /** @type {any} */
  let owner = globalThis;
  for (const part of names) owner = owner[part];
  // What stands on a prototype, as `navigator.clipboard`, can only be hidden.
  if (!Reflect.deleteProperty(owner, name) || name in owner)
    Object.defineProperty(owner, name, { value: undefined });
}

// Keeps what the page complains of, from its first line on, for tests to read.
/** @type {string[]} */
const complaints = [];
Object.assign(globalThis, { complaints });
/** @param {unknown} complaint */
const keep = (complaint) => complaints.push(String(complaint));
addEventListener(
  'error',
  ({ message, target }) => {
    // Not an error: observers are told of sizes that changed meanwhile in the next frame.
    if (message?.startsWith('ResizeObserver loop')) return;
    // A hint: Firefox refuses it for a module that is running already, and the import itself tells when it fails.
    // Not told by its class: a page that is being left has another one.
    const { rel, outerHTML } = /** @type {Partial<HTMLLinkElement>} */ (target ?? {});
    if (rel === 'modulepreload') return;
    keep(message || `${outerHTML ?? Object.prototype.toString.call(target)} did not load`);
  },
  true,
);
addEventListener('unhandledrejection', (event) => keep(event.reason));
addEventListener('securitypolicyviolation', (event) =>
  keep(`${event.effectiveDirective}: ${event.blockedURI}`),
);
const { error } = console;
console.error = (...words) => {
  keep(words.join(' '));
  error.apply(console, words);
};
