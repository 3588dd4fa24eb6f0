import type { Locale } from '../../views/shared/look.ts';

/** A page of the site: its file, its title, and its words in both languages as HTML. Read by the build, which is in Node. */
export interface PageWords {
  readonly file: string;
  readonly title: string;
  /** The name of the figure that is seen first. */
  readonly figure: string | undefined;
  readonly words: Readonly<Record<Locale, string>>;
}
