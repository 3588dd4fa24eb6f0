import ts from 'typescript';

/** An address that a file imports, and the line on which it does. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /**
   * 'value': the module is loaded with the file or later, by `import()`; 'type': the compiler alone reads it; 'url': its
   * address is taken, as that of a worker.
   */
  readonly kind: 'value' | 'type' | 'url';
}

/**
 * Everything that a TypeScript, JavaScript or Svelte file imports: `import` and `export ... from`, with or without
 * `type`, `import()` as an expression or a type, and `new URL('...', import.meta.url)`, which starts workers.
 * `import { type A }` counts as a value: `verbatimModuleSyntax` keeps such an import, which loads the module.
 */
export function importsOf(path: string, text: string): Import[] {
  const source = parsed(path, text);
  const imports: Import[] = [];
  visit(source, (node) => {
    const found = importIn(node);
    if (!found?.specifier || !ts.isStringLiteralLike(found.specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(found.specifier.getStart());
    imports.push({ specifier: found.specifier.text, line: line + 1, kind: found.kind });
  });
  return imports;
}

/**
 * The patterns of each call of `import.meta.glob` in a file, relative to it; a pattern that begins with `!` excludes
 * what it matches.
 * @throws Error naming the file when a call takes anything but strings
 */
export function globsOf(path: string, text: string): string[][] {
  const globs: string[][] = [];
  visit(parsed(path, text), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'import.meta.glob') return;
    const [argument] = node.arguments;
    const patterns = argument && ts.isArrayLiteralExpression(argument) ? [...argument.elements] : [argument];
    globs.push(patterns.map((pattern) => textOf(path, pattern)));
  });
  return globs;
}

function textOf(path: string, pattern: ts.Node | undefined): string {
  if (pattern && ts.isStringLiteralLike(pattern)) return pattern.text;
  throw new Error(`${path}: import.meta.glob takes something else than strings here.`);
}

function parsed(path: string, text: string): ts.SourceFile {
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** The node that holds the address, when `node` is an import of some kind. */
function importIn(node: ts.Node): { specifier: ts.Node | undefined; kind: Import['kind'] } | undefined {
  if (ts.isImportDeclaration(node))
    return { specifier: node.moduleSpecifier, kind: node.importClause?.isTypeOnly ? 'type' : 'value' };
  if (ts.isExportDeclaration(node))
    return { specifier: node.moduleSpecifier, kind: node.isTypeOnly ? 'type' : 'value' };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: node.argument.literal, kind: 'type' };
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { specifier: node.arguments[0], kind: 'value' };
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url'
  ) {
    return { specifier: node.arguments[0], kind: 'url' };
  }
  return undefined;
}

/** The scripts of a Svelte component, with the rest of the file blanked so that lines keep their numbers. */
function scriptsOf(component: string): string {
  let code = '';
  let end = 0;
  for (const match of component.matchAll(/(<script\b[^>]*>)([^]*?)<\/script>/g)) {
    const start = match.index + (match[1] ?? '').length;
    code += component.slice(end, start).replace(/[^\n]/g, ' ') + (match[2] ?? '');
    end = start + (match[2] ?? '').length;
  }
  return code;
}
