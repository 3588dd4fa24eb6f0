/** With these a page is cross-origin isolated: its threads share memory. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Sent with every answer. */
export const common = {
  'X-Content-Type-Options': 'nosniff',
  // A figure is shown in frames of other sites, also of isolated ones, which frame only what allows it by this.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  // To a frame of opaque origin (`sandbox="allow-scripts"`), as course systems make, every file is another site's.
  'Access-Control-Allow-Origin': '*',
};
