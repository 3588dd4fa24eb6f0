/** How something is touched, by what it is touched with. */
export interface TouchHint {
  readonly mouse: string;
  readonly finger: string;
  /** For screen readers: sighted readers find the keys in what the figure has behind "More". */
  readonly keys: string;
}
