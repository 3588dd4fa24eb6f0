import '../../views/shared/theme.css';
import '../print/print.css';
import { readPermalink, writePermalink } from '../permalink/permalink.ts';
import { isDecodable } from '../permalink/query-parts.ts';
import { loadLesson, pageStart } from '../../lessons/library.ts';
import { firstPage, pageAt } from '../../lessons/page-names.ts';
import { openSession } from './opening.ts';

const { documentElement: root } = document;
const look = {
  locale: root.lang === 'zh-CN' ? 'zh' : 'en',
  theme: root.dataset['theme'] === 'dark' ? 'dark' : 'light',
} as const;
const page = pageAt(location.pathname) ?? firstPage;

const link = readPermalink(location.search);
// TF.js, which comes with the figures, reads the address too, and throws where it cannot be decoded.
if (!isDecodable(location.search))
  history.replaceState(history.state, '', `?${writePermalink(link.given)}${location.hash}`);
const opening = openSession(link, pageStart(page));
void opening.session.start(opening.given.view.backend);
// Fetched beside each other.
const lesson = loadLesson(page, look.locale);
void import('./show.ts').then(async ({ show }) => show(opening, look, await lesson));
