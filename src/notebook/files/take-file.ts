import { asError } from '../../image/reader-error.ts';
import { bytesOf } from '../../image/bytes-of.ts';
import { isLessonFile } from '../own-lesson/lesson-file.ts';
import { useOwnLesson } from '../own-lesson/own-lesson.svelte.ts';
import { useRouter } from '../page/router.ts';
import { useReading } from '../reading/reading.svelte.ts';
import { useSession } from '../../session/session.svelte.ts';
import { readableName } from '../../session/file-name.ts';

const checkpointName = /\.(pt|pth|safetensors)$/i;

/**
 * A function that opens a file that was dropped, pasted or chosen: a checkpoint or a lesson by its extension, anything else
 * as a picture. Called while a component is set up.
 */
export function useTakeFile(): (file: File) => Promise<void> {
  const [session, own, reading, router] = [useSession(), useOwnLesson(), useReading(), useRouter()];
  return async (file) => {
    const name = readableName(file);
    const isCheckpoint = checkpointName.test(file.name);
    if (!isCheckpoint && !isLessonFile(file.name))
      return session.change({ picture: { kind: 'file', name, file } });
    try {
      if (isCheckpoint) return await session.openCheckpoint(name, await bytesOf(file, name));
      await own.open(file);
      if (reading.open.name !== 'own-lesson') await router.navigate('own-lesson');
    } catch (error) {
      session.notice = asError(error);
    }
  };
}

/** The first file of a drop or a paste, if there is one. */
export function fileOf(data: DataTransfer | null): File | undefined {
  return data?.files[0];
}
