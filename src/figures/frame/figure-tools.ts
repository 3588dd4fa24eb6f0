import { createContext, type Component } from 'svelte';

interface ToolProps {
  readonly number: number;
  readonly figure: HTMLElement;
}

/** What the page around the figures offers under each of them beside saving it, such as links to it. */
export interface FigureTools {
  readonly more: Component<ToolProps> | undefined;
}

export const [useFigureTools, provideFigureTools] = createContext<FigureTools>();
