import { PartialSum } from '../../analysis/partial-sums.ts';
import type { Pixels } from '../../image/pixels.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import { Measurement } from '../../session/measure/measurement.svelte.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import type { Effect } from '../../views/contributions/effects.ts';
import { sumScores, type ReferenceKind, type SumScores } from '../../views/contributions/readings.ts';
import type { ContributionsSettings } from '../../views/contributions/settings.ts';
import { picturesOf } from '../../views/contributions/steps.ts';
import type { ShownSum } from './shown-sum.svelte.ts';

type Settings = () => Pick<ContributionsSettings, 'part' | 'without'>;

/** What sums of the shown parts score. Made while a component is set up, and ended with it. */
export class SumScoring {
  readonly #sum: ShownSum;
  readonly #spectra: Spectra;
  readonly #settings: Settings;
  readonly #isAwaited: () => boolean;

  /** @param isAwaited false while parts still come in that change what is to be scored */
  constructor(sum: ShownSum, spectra: Spectra, settings: Settings, isAwaited = () => true) {
    [this.#sum, this.#spectra, this.#settings] = [sum, spectra, settings];
    this.#isAwaited = isAwaited;
  }

  /** What sums are scored against: the true picture where it is known. */
  readonly #against: ReferenceKind = $derived.by(() => (this.#sum.pictures?.truth ? 'truth' : 'output'));
  readonly #shared = $derived.by(() => {
    const { pictures } = this.#sum;
    return (
      pictures && { lr: pictures.lr, reference: pictures.truth ?? pictures.output, scale: pictures.scale }
    );
  });

  readonly #complete = new Measurement(() => {
    const [shared, of, against] = [this.#shared, this.#sum.steps, this.#against];
    const bicubic = this.#sum.pictures?.bicubic;
    if (!shared || !of || !bicubic || !this.#isAwaited()) return;
    return async ({ signal }) => {
      const parts = picturesOf(of);
      const psnrs = await this.#spectra.sums({ ...shared, parts }, { signal });
      const ofBicubic = await this.#psnr(bicubic, signal);
      return { of, scores: sumScores(against, psnrs, ofBicubic) };
    };
  });

  /** Of the sums with all parts. */
  readonly complete: SumScores | undefined = $derived.by(() => {
    const { value } = this.#complete;
    return value?.of === this.#sum.steps ? value?.scores : undefined;
  });

  readonly #without = new Measurement(() => {
    const [shared, of, complete] = [this.#shared, this.#sum.steps, this.complete];
    const names = this.#settings().without;
    const without = of?.flatMap(({ name }, i) => (names.includes(name) ? [i] : [])) ?? [];
    if (!shared || !of || !complete || without.length === 0) return;
    return async ({ signal }) => {
      const parts = picturesOf(of);
      const psnrs = await this.#spectra.sums({ ...shared, parts, without }, { signal });
      const { values } = sumScores(complete.against, psnrs, undefined);
      return { names, scores: { ...complete, values } };
    };
  });

  /** Of the sums without the parts that are left out; undefined where none are. */
  readonly without: SumScores | undefined = $derived.by(() => {
    const { value } = this.#without;
    return this.complete && value?.names === this.#settings().without ? value.scores : undefined;
  });

  readonly #direct = new Measurement(() => {
    const { part } = this.#settings();
    const [shared, of, complete] = [this.#shared, this.#sum.steps, this.complete];
    const place = of?.findIndex(({ name }) => name === part) ?? -1;
    if (!shared || !of || !complete || place < 0) return;
    return async ({ signal }) => {
      const all = new PartialSum(picturesOf(of));
      const picture = restoreColors(
        all.include((i) => i !== place),
        shared.lr,
      );
      return { part, effect: await this.#effect(picture, complete, signal) };
    };
  });

  /** What leaving the large part out of the sum changes. */
  readonly direct: Effect | undefined = $derived.by(() => {
    const { value } = this.#direct;
    return value?.part === this.#settings().part ? value?.effect : undefined;
  });

  /** What another output than the shown one changes, in its score. */
  async effectOf(picture: Pixels, signal: AbortSignal): Promise<Effect> {
    const { complete } = this;
    if (!complete) throw new Error('The sums have not been scored yet.');
    return this.#effect(picture, complete, signal);
  }

  async #effect(picture: Pixels, { against, values }: SumScores, signal?: AbortSignal): Promise<Effect> {
    const now = sumScores(against, [await this.#psnr(picture, signal)], undefined).values[0]!;
    const change = now - values.at(-1)!;
    return { change: against === 'truth' ? change : -change, picture };
  }

  async #psnr(picture: Pixels, signal?: AbortSignal): Promise<number> {
    const float = { ...picture, data: Float32Array.from(picture.data) };
    const [psnr] = await this.#spectra.sums({ ...this.#shared!, parts: [float] }, { signal });
    return psnr!;
  }
}
