/** The language of a file of this project's source, as `Highlight` names it. */
export const languageOf = (file: string): 'python' | 'typescript' =>
  file.endsWith('.py') ? 'python' : 'typescript';
