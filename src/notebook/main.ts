import '../views/shared/theme.css';
import { readPermalink, writePermalink } from './address/permalink.ts';
import { isDecodable } from './address/query-parts.ts';
import { pageStart } from './lesson/library.ts';
import { firstPage, pageAt } from './lesson/page-names.ts';
import { openSession } from './opening.ts';

const link = readPermalink(location.search);
// TF.js, which comes with the figures, reads the address too, and throws where it cannot be decoded.
if (!isDecodable(location.search))
  history.replaceState(history.state, '', `?${writePermalink(link.given)}${location.hash}`);
const opening = openSession(link, pageStart(pageAt(location.pathname) ?? firstPage));
void opening.session.start(opening.given.view.backend);
void import('./show.ts').then(({ show }) => show(opening));
