/** The run that figures are laid against: the one before the last change, or that of the network without edits. */
export const references = ['before', 'plain'] as const;
export type Reference = (typeof references)[number];

/** What the reader has chosen to lay the figures of the page against. */
export type Against = Reference | 'nothing';
