/**
 * Lets the arrow keys, Home and End walk from row to row of a table; Enter, as of any button, chooses.
 * @param index of the row that the key was pressed in, from 0
 * @param body holds one button for each row
 */
export function walkRows(event: KeyboardEvent, index: number, body: HTMLElement | undefined): void {
  const buttons = body?.querySelectorAll('button') ?? [];
  const last = buttons.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: index - 1,
    ArrowDown: index + 1,
    Home: 0,
    End: last,
  };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons[Math.min(last, Math.max(0, target))]?.focus();
}
