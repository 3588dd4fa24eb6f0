import { SceneMotion } from './motion.svelte.ts';

/** The movements of one scene, or of two that move in step, and what can be said of both. */
export class Motions {
  readonly #all = [new SceneMotion(), new SceneMotion()] as const;
  #isPainted: readonly boolean[] = $state.raw([true, true]);

  at(place: number): SceneMotion {
    return this.#all[place === 0 ? 0 : 1];
  }

  /** How much of the last movement is done, 0..1. */
  get progress(): number {
    return this.#all[0].progress;
  }

  scrub(progress: number): void {
    for (const motion of this.#all) motion.scrub(progress);
  }

  finish(): void {
    for (const motion of this.#all) motion.finish();
  }

  /** Tells whether all of a scene has been drawn. */
  painted(place: number, isWhole: boolean): void {
    if (this.#isPainted[place] !== isWhole) this.#isPainted = this.#isPainted.with(place, isWhole);
  }

  /** For those who wait for it. */
  get attributes(): Readonly<Record<string, boolean>> {
    return {
      'data-settled': this.#all.every(({ progress }) => progress === 1),
      'data-painted': this.#isPainted.every(Boolean),
    };
  }
}
