import { linear } from 'svelte/easing';
import { prefersReducedMotion, Tween } from 'svelte/motion';
import { stepNames } from './steps.ts';

const last = stepNames.length - 1;
/** Milliseconds of one step, and of the rest between two of them while playing. */
const stepTime = 350;
const rest = 900;

/** Moves `progress` through the steps 0 to 3. Every call interrupts what was under way. */
export class Player {
  playing = $state(false);
  private readonly tween = new Tween(last, { easing: linear });
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Phases that fly one after the other in the step that lays them out: while playing, each gets its time. */
  private readonly phases: () => number;

  constructor(phases: () => number) {
    this.phases = phases;
  }

  /** 0 to 3: a whole number at a step, a fraction between two. */
  get progress(): number {
    return this.tween.current;
  }

  /** The step that is shown or being approached. */
  get step(): number {
    return Math.round(this.tween.target);
  }

  get atEnd(): boolean {
    return this.tween.target >= last;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Plays to the last step; from the last one, starts over. */
  play(): void {
    if (this.tween.current >= last) this.goTo(0, 0);
    this.playing = true;
    this.next();
  }

  /** Stops where it is, also between two steps. */
  pause(): void {
    clearTimeout(this.timer);
    this.playing = false;
    this.goTo(this.tween.current, 0);
  }

  /** One step on or back. */
  stepBy(direction: 1 | -1): void {
    const { current } = this.tween;
    const moving = this.tween.target !== current;
    // While a move is under way, a further step counts from where that move would have ended.
    const from = moving && !this.playing ? this.tween.target : current;
    const to = direction === 1 ? Math.floor(from + 1e-6) + 1 : Math.ceil(from - 1e-6) - 1;
    this.stop();
    this.goTo(Math.min(last, Math.max(0, to)), stepTime);
  }

  /** Jumps to a moment, as dragging the scrubber does. */
  scrub(progress: number): void {
    this.stop();
    this.goTo(progress, 0);
  }

  /** Stops playing; call it when the figure goes away. */
  stop(): void {
    clearTimeout(this.timer);
    this.playing = false;
  }

  private goTo(progress: number, duration: number): void {
    void this.tween.set(progress, { duration: prefersReducedMotion.current ? 0 : duration });
  }

  private next(): void {
    const to = Math.floor(this.tween.current + 1e-6) + 1;
    const duration = to === 2 ? Math.min(2400, this.phases() * stepTime) : 2 * stepTime;
    this.goTo(to, duration);
    this.timer = setTimeout(
      () => {
        if (to >= last) this.playing = false;
        else this.next();
      },
      (prefersReducedMotion.current ? 0 : duration) + rest,
    );
  }
}
