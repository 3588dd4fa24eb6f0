/** Characters of a query that are looked at. Servers and messengers cut addresses off long before. */
export const longestQuery = 20_000;

/** One `name=value` of a query, decoded; without a value where that is not possible. */
export interface QueryPart {
  readonly name: string;
  readonly value: string | undefined;
  /** As it stands in the address. */
  readonly raw: string;
}

/**
 * The parts of an address's query in their order. Reads as `URLSearchParams` does, but for bad percent encoding, which
 * it makes into something else and this does not decode. What lies beyond `longestQuery` is left out; a part that is cut
 * by it too.
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
