import { slotMark } from '../../views/shared/live-formula.ts';
import { setFormula } from '../set-formula.ts';

const slotInTex = /\\slot\{(\w+)\}/g;
/** What KaTeX makes of `{\href{name}{0}}`, in HTML and in MathML. */
const linkedZero = /<a (?:class="[^"]*" )?href="(\w+)"><span class="([^"]*)">0<\/span><\/a>/g;
const linkedNumber = /<mn href="(\w+)">0<\/mn>/g;

/** Sets a formula in whose TeX `\slot{name}` stands for a number: the HTML has its mark, `slotMark`, in that place. */
export const setLiveFormula = (tex: string): string =>
  setFormula(
    tex.replaceAll(slotInTex, (_, name: string) => `{\\href{${name}}{0}}`),
    { displayMode: true, trust: true },
  )
    .replaceAll(linkedZero, (_, name: string, kind: string) => `<span class="${kind}">${slotMark(name)}</span>`)
    .replaceAll(linkedNumber, (_, name: string) => `<mn>${slotMark(name)}</mn>`);
