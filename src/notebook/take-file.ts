import type { Session } from './session.svelte.ts';

const checkpointName = /\.(pt|pth|safetensors)$/i;

/** Takes a file that was dropped, pasted or chosen: a checkpoint by its name's ending, anything else a picture. */
export async function takeFile(session: Session, file: File): Promise<void> {
  if (checkpointName.test(file.name)) return session.openCheckpoint(file.name, await file.arrayBuffer());
  return session.change({ picture: { kind: 'file', name: file.name, file } });
}

/** The first file of a drop or a paste, if there is one. */
export function fileOf(data: DataTransfer | null): File | undefined {
  return data?.files[0];
}
