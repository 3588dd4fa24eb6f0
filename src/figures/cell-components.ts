import type { Component } from 'svelte';
import type { CellDefinition, CellProps } from './definition.ts';
import type { CellName } from './registry.ts';

type CellComponent = Component<CellProps<CellDefinition>>;

const components = import.meta.glob<CellComponent>(
  ['./*/*Cell.svelte', '!./frame/*', '!./equation/*', '!./question/*'],
  { import: 'default' },
);

/** Fetches the component that draws a cell. Rejects when it cannot be had. */
export async function fetchCell(name: CellName): Promise<CellComponent> {
  const folder = name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const fetch = components[`./${folder}/${name}Cell.svelte`];
  if (!fetch) throw new Error(`src/figures/${folder}/${name}Cell.svelte is missing.`);
  return fetch();
}
