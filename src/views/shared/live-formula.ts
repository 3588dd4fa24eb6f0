/** Where a number is to stand in a formula that the build has set: its name between these. */
export const slotMark = (name: string): string => `⟦${name}⟧`;

const slot = /⟦(\w+)⟧/g;

/**
 * A formula with its numbers, as HTML.
 * @param values by name, as they are to be read; they hold no markup
 * @throws Error naming a number that is missing
 */
export function filledFormula(html: string, values: Readonly<Record<string, string | number>>): string {
  return html.replaceAll(slot, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The formula lacks the number "${name}".`);
    return String(value);
  });
}
