import { arrows } from '../../views/shared/keys.ts';
import { isTextField } from '../../views/shared/text-field.ts';

const turns: Readonly<Record<string, number>> = { ...arrows.row, PageUp: -1, PageDown: 1 };

/** By how many sections a key turns: 1, −1, or 0 for any other key. */
export function turningBy({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): number {
  if (key === ' ') return shiftKey ? -1 : 1;
  return turns[key] ?? 0;
}

/** Whether a key shows what is left of the section before it turns: keys that scroll, and those of a remote control. */
export const scrollsFirst = (key: string): boolean => key === ' ' || key.startsWith('Page');

/** Whether the browser itself does something with a key where it is pressed. Figures say so by `preventDefault`. */
export function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (
    isTextField(target) ||
    target.matches('select, input:is([type="range"], [type="radio"], [type="number"])')
  )
    return true;
  return key === ' ' && target.closest('button, a, summary, label, input, [role="button"]') !== null;
}
