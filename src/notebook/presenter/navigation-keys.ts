import { arrows } from '../../views/shared/keys.ts';
import { isTextField } from '../../views/shared/text-field.ts';

const turns: Readonly<Record<string, number>> = { ...arrows.row, PageUp: -1, PageDown: 1 };

/** By how many sections a key moves: 1, −1, or 0 for any other key. */
export function sectionStep({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): number {
  if (key === ' ') return shiftKey ? -1 : 1;
  return turns[key] ?? 0;
}

/** Whether a key scrolls to the end of the section before it moves to the next: Space and Page Up/Down, as of remotes. */
export const scrollsFirst = (key: string): boolean => key === ' ' || key.startsWith('Page');

/** Whether the focused element uses a key itself. Figures use `preventDefault` instead. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (
    isTextField(target) ||
    target.matches('select, input:is([type="range"], [type="radio"], [type="number"])')
  )
    return true;
  return key === ' ' && target.closest('button, a, summary, label, input, [role="button"]') !== null;
}
