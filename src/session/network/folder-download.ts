import { folderFile, folderScript } from '../../engine/page-place.ts';

/** The bytes of a file of the folder version. Rejects where the folder does not hold it, as when a part was moved. */
export async function downloadFromFolder(url: URL): Promise<ArrayBuffer> {
  if (folderFile(url) === undefined) await load(folderScript(url));
  const base64 = folderFile(url);
  if (base64 === undefined) throw new Error('its file holds something else');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}

/** Runs a script of the folder. */
function load(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('it is not in the folder that this page was opened from'));
    script.src = src;
    document.head.append(script);
  });
}
