import { lessonAddress, lessonAt, type LessonName } from '../lesson/lesson-names.ts';

/** A link to a lesson, followed in the page: the session goes on, nothing starts anew. */
export interface FollowedLink {
  readonly lesson: LessonName;
  /** The heading or figure that it leads to, with its `#`; empty for the lesson's beginning. */
  readonly place: string;
}

/** The lesson that a click leads to; undefined where it is the browser's: other pages, other tabs, places in this lesson. */
export function followedLink(event: MouseEvent, here: LessonName): FollowedLink | undefined {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download')) return;
  const address = new URL(link.href);
  const lesson = lessonAt(address.pathname);
  if (!lesson || lesson === here || !sameFolder(address, lesson)) return;
  return { lesson, place: address.hash };
}

/** The address might end like a lesson's and be another site's. */
const sameFolder = (address: URL, lesson: LessonName): boolean => {
  const page = new URL(lessonAddress(lesson), document.baseURI);
  return page.origin === address.origin && page.pathname === address.pathname;
};
