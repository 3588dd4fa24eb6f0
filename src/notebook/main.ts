import '../views/shared/theme.css';
import { openSession } from './opening.ts';
import { readPermalink } from './permalink.ts';

const opening = openSession(readPermalink(location.search));
void opening.session.start(opening.given.backend);
void import('./show.ts').then(({ show }) => show(opening));
