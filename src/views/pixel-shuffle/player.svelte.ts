import { linear } from 'svelte/easing';
import { prefersReducedMotion, Tween } from 'svelte/motion';
import { stepNames, type Direction, type StepName } from './steps.ts';

const last = stepNames.length - 1;
/** Milliseconds of one step, and of the rest between two of them while playing. */
const stepTime = 350;
const rest = 900;

interface PlayerParts {
  /** Where it begins. */
  readonly direction: Direction;
  readonly step: number;
  /** Phases that fly one after the other in the step that lays them out: while playing, each gets its time. */
  readonly phases: () => number;
  /** Told the step that the reader has sent it to, and the one at which it has stopped playing. */
  readonly onrest: (step: number) => void;
}

/** Moves through the steps, 0 to 3 in the figure's direction. Every call interrupts what was under way. */
export class Player {
  playing = $state(false);
  direction: Direction = $state('shuffle');
  private readonly tween: Tween<number>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly parts: PlayerParts;

  constructor(parts: PlayerParts) {
    this.parts = parts;
    this.direction = parts.direction;
    this.tween = new Tween(parts.step, { easing: linear });
  }

  /** 0 to 3 in the direction it goes: a whole number at a step, a fraction between two. */
  get position(): number {
    return this.tween.current;
  }

  /** The moment of the shuffle, 0 to 3: an unshuffle goes through it backwards. */
  get progress(): number {
    return this.direction === 'shuffle' ? this.position : last - this.position;
  }

  /** The step that is shown or being approached, counted in the direction it goes. */
  get step(): number {
    return Math.round(this.tween.target);
  }

  /** Its name, which is that of the shuffle's step. */
  get name(): StepName {
    return stepNames[this.direction === 'shuffle' ? this.step : last - this.step] ?? 'maps';
  }

  /** Goes to a step of a direction at once, unless it is there or on its way. */
  show(direction: Direction, step: number): void {
    if (direction === this.direction && step === this.step) return;
    this.stop();
    this.direction = direction;
    this.goTo(step, 0);
  }

  /** Turns round where it is. */
  turn(direction: Direction): void {
    if (direction === this.direction) return;
    this.stop();
    const position = last - this.position;
    this.direction = direction;
    this.goTo(position, 0);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Plays to the last step; from the last one, starts over. */
  play(): void {
    if (this.position >= last) this.goTo(0, 0);
    this.playing = true;
    this.next();
  }

  /** Stops where it is, also between two steps. */
  pause(): void {
    this.stop();
    this.goTo(this.position, 0);
    this.parts.onrest(this.step);
  }

  /** One step on or back. */
  stepBy(by: 1 | -1): void {
    const { current } = this.tween;
    const moving = this.tween.target !== current;
    // While a move is under way, a further step counts from where that move would have ended.
    const from = moving && !this.playing ? this.tween.target : current;
    const to = by === 1 ? Math.floor(from + 1e-6) + 1 : Math.ceil(from - 1e-6) - 1;
    this.stop();
    this.goTo(Math.min(last, Math.max(0, to)), stepTime);
    this.parts.onrest(this.step);
  }

  /** Jumps to a moment, as dragging the scrubber does. */
  scrub(position: number): void {
    this.stop();
    this.goTo(position, 0);
    this.parts.onrest(this.step);
  }

  /** Stops playing; call it when the figure goes away. */
  stop(): void {
    clearTimeout(this.timer);
    this.playing = false;
  }

  private goTo(position: number, duration: number): void {
    void this.tween.set(position, { duration: prefersReducedMotion.current ? 0 : duration });
  }

  private next(): void {
    const to = Math.floor(this.position + 1e-6) + 1;
    const duration = to === 2 ? Math.min(2400, this.parts.phases() * stepTime) : 2 * stepTime;
    this.goTo(to, duration);
    this.timer = setTimeout(
      () => {
        if (to < last) return this.next();
        this.playing = false;
        this.parts.onrest(last);
      },
      (prefersReducedMotion.current ? 0 : duration) + rest,
    );
  }
}
