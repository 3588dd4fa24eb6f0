/** What a figure can honestly say of what it shows. */
export type FigureState =
  | { readonly kind: 'ready' }
  /** Nothing to show yet; `what` says what is awaited, `progress` in 0..1 how far it is. */
  | { readonly kind: 'waiting'; readonly what: string; readonly progress?: number }
  | { readonly kind: 'failed'; readonly what: string }
  /** Still shows an older picture or run. */
  | { readonly kind: 'stale'; readonly what: string };
