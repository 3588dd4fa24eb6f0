import '../views/shared/theme.css';
import { pageStart } from './lesson/library.ts';
import { firstPage, pageAt } from './lesson/page-names.ts';
import { openSession } from './opening.ts';
import { readPermalink } from './permalink.ts';

const opening = openSession(
  readPermalink(location.search),
  pageStart(pageAt(location.pathname) ?? firstPage),
);
void opening.session.start(opening.given.backend);
void import('./show.ts').then(({ show }) => show(opening));
