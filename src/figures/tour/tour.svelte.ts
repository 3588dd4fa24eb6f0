import type { FigureSettings } from '../settings/figure-settings.svelte.ts';
import { absentPart, setView } from '../set-view/set-view.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { ViewSetup } from '../properties/view.ts';
import type { TourStep } from './read-step.ts';

/** Milliseconds that a step is shown while the tour plays: a breath, and time to read its sentence. */
const breath = 2500;
const perCharacter = { word: 55, ideograph: 190 };

/** How long a sentence is looked at. */
export function reading(sentence: string): number {
  const ideographs = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
  return breath + ideographs * perCharacter.ideograph + (sentence.length - ideographs) * perCharacter.word;
}

interface Toured {
  readonly session: Session;
  readonly steps: () => readonly TourStep[];
  /** What the lesson's cell names: what a step says nothing of. */
  readonly view: () => ViewSetup;
  readonly settings: () => FigureSettings | undefined;
}

/** Leads from step to step of a figure's tour. */
export class Tour {
  /** From 0; undefined while the tour has not begun. */
  at: number | undefined = $state();
  isPlaying = $state(false);
  readonly #toured: Toured;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(toured: Toured) {
    this.#toured = toured;
  }

  readonly step: TourStep | undefined = $derived.by(() =>
    this.at === undefined ? undefined : this.#toured.steps()[this.at],
  );
  readonly isAbsent: boolean = $derived.by(
    () => this.step !== undefined && absentPart(this.#toured.session, this.step.view) !== undefined,
  );

  /** Shows a step; what none of the steps speaks of stays as the reader has it. */
  goTo(at: number): void {
    const steps = this.#toured.steps();
    const step = steps[at];
    if (!step) return;
    this.at = at;
    const { session } = this.#toured;
    // Going back takes back what later steps changed.
    const edits = steps.some(({ view }) => view.edits !== undefined) ? { edits: [] } : {};
    if (!this.isAbsent) setView(session, { ...this.#toured.view(), ...edits, ...step.view });
    const settings = this.#toured.settings();
    settings?.reset();
    settings?.change(step.settings);
  }

  /** To a step that the reader has chosen: the tour no longer goes on by itself. */
  choose(at: number): void {
    this.pause();
    this.goTo(at);
  }

  toggle(): void {
    if (this.isPlaying) return this.pause();
    this.isPlaying = true;
    const last = this.#toured.steps().length - 1;
    if (this.at === undefined || this.at === last) this.goTo(0);
    this.#wait();
  }

  pause(): void {
    clearTimeout(this.#timer);
    this.isPlaying = false;
  }

  end(): void {
    this.pause();
    this.at = undefined;
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        const next = (this.at ?? -1) + 1;
        if (next >= this.#toured.steps().length) return this.pause();
        this.goTo(next);
        this.#wait();
      },
      reading(this.step?.sentence ?? ''),
    );
  }
}
