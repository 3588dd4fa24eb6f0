import type { Words } from '../../views/shared/look.ts';

interface ExplorerLinkWords {
  readonly open: (site: string) => string;
}

export const explorerLinkWords: Words<ExplorerLinkWords> = {
  en: { open: (site) => `Open ${site} in the explorer` },
  zh: { open: (site) => `在网络探索中打开 ${site}` },
};
