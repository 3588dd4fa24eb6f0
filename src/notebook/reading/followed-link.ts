import { pageAddress, pageAt, type PageName } from '../../lessons/page-names.ts';

/** A link to another page, which the router follows within this document. */
export interface FollowedLink {
  readonly page: PageName;
  /** The heading or figure that it leads to, with its `#`; empty for the page's beginning. */
  readonly place: string;
}

/** The page that a click leads to; undefined where the browser follows it: other sites, other tabs, places in this page. */
export function followedLink(event: MouseEvent, here: PageName): FollowedLink | undefined {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download')) return;
  const address = new URL(link.href);
  const page = pageAt(address.pathname);
  if (!page || (page === here && address.hash !== '') || !sameFolder(address, page)) return;
  return { page, place: address.hash };
}

/** Whether the address is that of the page on this site: another site's may end in the same way. */
const sameFolder = (address: URL, page: PageName): boolean => {
  const ours = new URL(pageAddress(page), document.baseURI);
  return ours.origin === address.origin && ours.pathname === address.pathname;
};
