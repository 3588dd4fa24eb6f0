/** Hands a file to the browser, which saves it as it saves all downloads. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // Browsers read the file some time after the click and tell nobody when they have.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
