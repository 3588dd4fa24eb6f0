import ts from 'typescript';

/** An address that a file imports, and the line on which it does. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/**
 * Everything that a TypeScript, JavaScript or Svelte file imports: `import` and `export ... from`, with or without
 * `type`, `import()` as an expression or a type, and `new URL('...', import.meta.url)`, which starts workers.
 */
export function importsOf(path: string, text: string): Import[] {
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      const { line } = source.getLineAndCharacterOfPosition(specifier.getStart());
      imports.push({ specifier: specifier.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

/** The node that holds the address, when `node` is an import of some kind. */
function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  if (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url'
  ) {
    return node.arguments[0];
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
