import { asError } from '../../image/reader-error.ts';
import type { Look } from '../../views/shared/look.ts';
import { MarkedChannels, provideMarkedChannels } from '../../session/marked-channels.svelte.ts';
import { analyzerThread } from '../../session/measure/analyzer-thread.ts';
import {
  FrequencySettings,
  provideFrequencySettings,
} from '../../session/measure/frequency-settings.svelte.ts';
import { provideSpectra, Spectra } from '../../session/measure/spectra.ts';
import { PictureClient } from '../../session/pictures/picture-client.ts';
import { PointedSite, providePointedSite } from '../../session/pointed-site.svelte.ts';
import { Preferences, providePreferences } from '../../session/locale/preferences.svelte.ts';
import { CardPictures, provideCardPictures } from '../../session/run/card-pictures.ts';
import { provideSession } from '../../session/session.svelte.ts';
import { PictureSet, providePictureSet } from '../../figures/channel-atlas/picture-set.svelte.ts';
import { ChannelParts, provideChannelParts } from '../../figures/channel-parts/channel-parts.svelte.ts';
import { OutputInSight, provideOutputInSight } from '../../figures/frame/output-in-sight.svelte.ts';
import { AllFigures, provideAllFigures } from '../../figures/frame/all-figures.svelte.ts';
import { provideFigureTools } from '../../figures/frame/figure-tools.ts';
import { provideIdleQueue, IdleQueue } from '../../figures/frame/idle-queue.ts';
import { providePredictions } from '../../figures/question/predictions.ts';
import { PageSettings, providePageSettings } from '../../figures/settings/page-settings.svelte.ts';
import { loadLesson, type LoadedLesson } from '../../lessons/library.ts';
import { PageAddress, providePageAddress } from '../address/page-address.svelte.ts';
import { ClassAnswers, provideClassAnswers } from '../classroom/class-answers.svelte.ts';
import { Dock, provideDock } from '../docked-output/dock.svelte.ts';
import { openHeadings } from '../contents/open-headings.ts';
import LinkTools from '../embed/LinkTools.svelte';
import { KeptFiles, provideKeptFiles } from '../offline/kept-files.svelte.ts';
import { LessonCompiler } from '../own-lesson/compiler.ts';
import { DraftStore } from '../own-lesson/draft-store.ts';
import { OwnLesson, provideOwnLesson } from '../own-lesson/own-lesson.svelte.ts';
import { PageStarts } from '../page/page-starts.ts';
import { Router, provideRouter } from '../page/router.ts';
import { Presenter, providePresenter } from '../presenter/presenter.svelte.ts';
import { PrintPreparation, providePrinting } from '../print/print-preparation.svelte.ts';
import { provideReading, Reading } from '../reading/reading.svelte.ts';
import { sectionHeadings } from '../reading/section-read.ts';
import type { Opening } from './opening.ts';

interface NotebookParts {
  /** The session, started or about to be. */
  readonly opening: Opening;
  /** Language and theme to begin with. */
  readonly look: Look;
  /** The lesson to begin with. */
  readonly lesson: LoadedLesson;
  /** Stores which lessons have been read, the draft of the reader's own lesson, language and theme, and where the docked output lies. */
  readonly storage?: Storage | undefined;
}

/** Creates the state of the notebook: everything but its components. */
export function createNotebook({ opening, look, lesson, storage }: NotebookParts) {
  const { given, engine, session, start } = opening;
  const preferences = new Preferences(look, storage);
  const reading = new Reading({ load: loadLesson, storage }, lesson);
  const starts = new PageStarts(session, start);
  const compiler = new LessonCompiler();
  const own = new OwnLesson({
    read: (markdown) => compiler.read(markdown),
    store: new DraftStore(storage),
    onOpened: (opened) => starts.apply(opened),
    onFailure: (error) => (session.notice = asError(error)),
  });
  const presenter = new Presenter(() => sectionHeadings(openHeadings(reading, own)).length + 1);
  if (given.view.present !== undefined) presenter.begin(given.view.present);
  const router = new Router({ reading, preferences, session, starts, presenter });
  const marked = new MarkedChannels(given.view.marked);
  const classAnswers = new ClassAnswers(reading, given);
  const figures = new PageSettings(given.figures(lesson.lesson));
  const address = new PageAddress({
    session,
    preferences,
    marked,
    given,
    presenter,
    reading,
    figures,
    classAnswers,
  });
  const allFigures = new AllFigures();
  const spectra = new Spectra(analyzerThread());
  const cards = new CardPictures(new PictureClient());
  const pictureSet = new PictureSet({
    measure: (request, signal) => session.background.run(request, signal),
    card: (id, scale) => cards.lr(id, scale),
    spectra,
  });
  return {
    given,
    engine,
    session,
    start,
    preferences,
    reading,
    own,
    presenter,
    router,
    idleQueue: new IdleQueue(),
    outputInSight: new OutputInSight(),
    dock: new Dock(storage),
    allFigures,
    printing: new PrintPreparation(allFigures, session.tasks),
    marked,
    classAnswers,
    figures,
    address,
    spectra,
    frequency: new FrequencySettings(),
    pointed: new PointedSite(),
    cards,
    pictureSet,
    channelParts: new ChannelParts(session, spectra),
    kept: new KeptFiles(),
  };
}

export type Notebook = ReturnType<typeof createNotebook>;

/** Provides the parts as contexts to all components below one; called while that is set up. */
export function provideNotebook(notebook: Notebook): Notebook {
  provideSession(notebook.session);
  providePreferences(notebook.preferences);
  provideReading(notebook.reading);
  provideOwnLesson(notebook.own);
  providePresenter(notebook.presenter);
  provideRouter(notebook.router);
  provideIdleQueue(notebook.idleQueue);
  provideOutputInSight(notebook.outputInSight);
  provideDock(notebook.dock);
  provideAllFigures(notebook.allFigures);
  providePrinting(notebook.printing);
  provideMarkedChannels(notebook.marked);
  provideClassAnswers(notebook.classAnswers);
  providePredictions(notebook.classAnswers);
  providePageSettings(notebook.figures);
  providePageAddress(notebook.address);
  provideSpectra(notebook.spectra);
  provideFrequencySettings(notebook.frequency);
  providePointedSite(notebook.pointed);
  provideCardPictures(notebook.cards);
  providePictureSet(notebook.pictureSet);
  provideChannelParts(notebook.channelParts);
  provideKeptFiles(notebook.kept);
  provideFigureTools({ more: LinkTools });
  return notebook;
}
