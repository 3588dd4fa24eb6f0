import { ReaderError } from '../../image/reader-error.ts';

/** The script that a page of the notebook begins with; its name changes with everything that it loads. */
const entry = /<script type="module"[^>]*\ssrc="([^"]+)"/;

/** Milliseconds to wait for the page as the server has it now. */
const timeoutMs = 5000;

/** The address of the script that a page begins with, as it is written there; undefined where the HTML is of no page. */
export const entryOf = (html: string): string | undefined => entry.exec(html)?.[1];

/** Whether the server has another build by now than the one that this page is of. False where it does not answer. */
async function isRenewed(): Promise<boolean> {
  const own = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(document.baseURI, { cache: 'no-cache', signal });
    const now = answer.ok ? entryOf(await answer.text()) : undefined;
    return now !== undefined && now !== own;
  } catch {
    return false;
  }
}

/** Why a part of the notebook could not be fetched: `otherwise`, or that its build is gone ('notebook-renewed'). */
export async function whyMissing(otherwise: ReaderError): Promise<ReaderError> {
  if (!(await isRenewed())) return otherwise;
  return new ReaderError(
    'notebook-renewed',
    'The notebook has been renewed since this page was opened, and a part of the old one is gone. Load the page again.',
  );
}

/** Errors of which a page that is loaded anew is rid. */
export const curedByReload = (error: unknown): boolean =>
  error instanceof ReaderError &&
  ['notebook-renewed', 'code-missing', 'lesson-missing', 'figure-missing'].includes(error.code);
