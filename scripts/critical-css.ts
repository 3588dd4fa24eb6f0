import { transform, type Selector, type SelectorComponent } from 'lightningcss';

/** What the elements of a page are called, as selectors call them. */
interface Names {
  /** In lower case. */
  readonly types: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/**
 * The rules of a style sheet that the elements of a page may need, in their order. A rule is kept when everything that
 * one of its selectors names is in the page: types, classes and ids. Where the named elements stand, and what state they
 * are in, is not looked at, so that a rule too many may be kept, and never one too few. Fonts are kept that a kept rule
 * names. Rules for paper are left out.
 * @param html as Svelte renders it: attributes in double quotes
 */
export function criticalCss(css: string, html: string): string {
  const names = namesIn(html);
  const filename = 'critical.css';
  const { code } = transform({
    filename,
    code: Buffer.from(css),
    visitor: {
      Rule: {
        // Nothing leaves a rule as it is.
        style: ({ value }) => (value.selectors.some((one) => mayMatch(one, names)) ? undefined : []),
        // Who prints a page has waited for the rest of it.
        media: ({ value }) =>
          value.query.mediaQueries.every(({ mediaType }) => mediaType === 'print') ? [] : undefined,
      },
    },
  });
  // Once more, as conditions without rules go only when they are read.
  return withNamedFonts(transform({ filename, code, minify: true }).code.toString());
}

const fontFace = /@font-face\{[^}]*?font-family:["']?([^;"'}]*)[^}]*\}/g;

/** A style sheet, minified, without the fonts whose family, style and weight no rule names together. */
function withNamedFonts(css: string): string {
  const rules = css.replaceAll(fontFace, '').split('}');
  return css.replaceAll(fontFace, (face, family: string) => {
    const wanted = [family, ...['italic', '700'].filter((kind) => face.includes(kind))];
    return rules.some((rule) => wanted.every((word) => rule.includes(word))) ? face : '';
  });
}

function namesIn(html: string): Names {
  const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = '']) => found);
  return {
    types: new Set(all(/<([a-z][\w-]*)/gi).map((type) => type.toLowerCase())),
    classes: new Set(all(/\sclass="([^"]*)"/g).flatMap((list) => list.split(/\s+/))),
    ids: new Set(all(/\sid="([^"]*)"/g)),
  };
}

const mayMatch = (selector: Selector, names: Names): boolean =>
  selector.every((component) => mayHold(component, names));

function mayHold(component: SelectorComponent, names: Names): boolean {
  switch (component.type) {
    case 'type':
      return names.types.has(component.name.toLowerCase());
    case 'class':
      return names.classes.has(component.name);
    case 'id':
      return names.ids.has(component.name);
    case 'pseudo-class':
      switch (component.kind) {
        case 'is':
        case 'where':
        case 'any':
        case 'has':
          return component.selectors.some((selector) => mayMatch(selector, names));
        default:
          return true;
      }
    default:
      return true;
  }
}
