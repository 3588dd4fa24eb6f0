import type { Words } from '../../views/shared/look.ts';

/** Names of the residual groups, where they are put in order. */
export const groupNames: Words<(group: number) => string> = {
  en: (group) => `Group ${group}`,
  zh: (group) => `组 ${group}`,
};
