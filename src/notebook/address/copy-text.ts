/** Puts a text on the clipboard. False where that cannot be: over http:// by network, or where the reader forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
