import { fetchPart } from '../../session/network/fetch-part.ts';
import type { Locale } from '../../views/shared/look.ts';

const starters: Readonly<Record<Locale, () => Promise<{ default: string }>>> = {
  en: () => import('../../../lessons/starter.en.md?raw'),
  zh: () => import('../../../lessons/starter.zh.md?raw'),
};

/** A short lesson to start from. */
export const fetchStarter = async (locale: Locale): Promise<string> =>
  (await fetchPart(starters[locale])).default;
