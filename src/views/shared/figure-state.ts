/** What a figure can honestly say of what it shows. */
export type FigureState =
  | { readonly kind: 'ready' }
  /** Nothing to show yet; `what` says what is awaited, `progress` in 0..1 how far it is. */
  | { readonly kind: 'waiting'; readonly what: string; readonly progress?: number }
  | { readonly kind: 'failed'; readonly what: string }
  /** There is nothing to show for this run, and nothing is awaited; `what` says why. */
  | { readonly kind: 'absent'; readonly what: string }
  /** Still shows an older picture or run. */
  | { readonly kind: 'stale'; readonly what: string };
