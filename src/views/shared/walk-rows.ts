import { walkKey } from './keys.ts';

/**
 * Lets the arrow keys, Home and End walk from row to row of a table; Enter, as of any button, chooses.
 * @param index of the row that the key was pressed in, from 0
 * @param body holds one button for each row
 */
export function walkRows(event: KeyboardEvent, index: number, body: HTMLElement | undefined): void {
  const buttons = body?.querySelectorAll('button') ?? [];
  const target = walkKey(event, { at: index, count: buttons.length, along: 'column' });
  if (target !== undefined) buttons[target]?.focus();
}
