import { readLesson } from '../../lessons/compiler/compile.ts';
import { serveCalls } from '../../session/rpc/calls.ts';
import type { LessonCompilerApi } from './compiler-api.ts';

serveCalls<LessonCompilerApi>(self, {
  ready: () => Promise.resolve(),
  read: async (markdown) => readLesson(markdown),
});
