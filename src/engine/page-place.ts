/**
 * Where the page lies: on a site; in a frame of opaque origin, whose page has shut it off; or in a folder, opened by a
 * double click (scripts/build-folder.ts). In a folder a page may load scripts, but neither fetch files nor start workers
 * from them: what it needs comes as scripts that add to a map, by the names of the files: the code of workers as it is, with
 * the page; other files in base64, when they are asked for.
 */
declare global {
  // eslint-disable-next-line no-var -- a property of globalThis
  var notebookFiles: Map<string, string> | undefined;
}

/** Whether this page is of the version that is opened from a folder. */
export const isFromFolder = (): boolean => globalThis.notebookFiles !== undefined;

/** Whether it is in a frame that may store nothing and has every file from another site (`sandbox="allow-scripts"`). */
export const isShutOff = (): boolean => globalThis.origin === 'null' && !isFromFolder();

/** The content of a file of the folder that has come; undefined where it has not, as on every site. */
export const folderFile = (url: URL): string | undefined => globalThis.notebookFiles?.get(nameOf(url));

/** The script that a file of the folder comes with, relative to the page. */
export const folderScript = (url: URL): string => `./files/${nameOf(url)}.js`;

const nameOf = ({ pathname }: URL): string => pathname.slice(pathname.lastIndexOf('/') + 1);
