import { goalCells, goalHead, goals } from './goals.ts';
import { machineWords } from './machine.ts';
import type { Report } from './report.ts';
import { byTask, cells, taskWords } from './table.ts';

/** A report as the README shows it. */
export function markdown({ machine, rows }: Report): string {
  const parts = [`Measured on ${machineWords(machine)}.`];
  const found = goals(rows);
  if (found.length > 0) parts.push(markdownTable([goalHead, ...found.map(goalCells)]));
  for (const [task, own] of byTask(rows)) {
    parts.push(`**${task}**: ${taskWords[task]}.`, markdownTable(cells(own, rows)));
  }
  return parts.join('\n\n');
}

function markdownTable([head = [], ...lines]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}
