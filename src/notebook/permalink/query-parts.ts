/** Characters of a query that are read. Servers and messengers cut longer addresses. */
export const longestQuery = 20_000;

/** One `name=value` of a query, decoded; without a value where that is not possible. */
export interface QueryPart {
  readonly name: string;
  readonly value: string | undefined;
  /** As it stands in the address. */
  readonly raw: string;
}

/**
 * The parts of an address's query in order. Reads as `URLSearchParams` does, except that invalid percent encoding gives
 * `undefined` instead of replacement characters. Parts that reach beyond `longestQuery` are left out.
 */
export function queryParts(query: string): QueryPart[] {
  const text = query.replace(/^\?/, '');
  const whole = text.length <= longestQuery ? text : text.slice(0, text.lastIndexOf('&', longestQuery));
  return whole
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, raw] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return { name: decoded(name) ?? name, value: decoded(raw), raw };
    });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
