declare module '*.md' {
  import type { Lesson } from './lesson.ts';
  const lesson: Lesson;
  export default lesson;
}
