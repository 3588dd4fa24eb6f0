import '../../engine/trusted-scripts.ts';
import '../../views/shared/theme.css';
import { readPermalink } from '../permalink/permalink.ts';
import { loadLesson, pageStart } from '../../lessons/library.ts';
import { firstPage, pageAt } from '../../lessons/page-names.ts';
import { openSession } from './opening.ts';
import { bringPopovers } from '../../views/shared/popovers.ts';

const { documentElement: root } = document;
const look = {
  locale: root.lang === 'zh-CN' ? 'zh' : 'en',
  theme: root.dataset['theme'] === 'dark' ? 'dark' : 'light',
} as const;
const page = pageAt(location.pathname) ?? firstPage;

const opening = openSession(readPermalink(location.search), pageStart(page));
void opening.session.start(opening.given.view.backend);
// Both are fetched concurrently. What fails is reported to the window: index.html tells the reader.
Promise.all([import('./show.ts'), loadLesson(page, look.locale), bringPopovers()])
  .then(([{ show }, lesson]) => show(opening, look, lesson))
  .catch(reportError);
