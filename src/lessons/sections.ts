import type { LessonBlock } from './lesson.ts';

/** The number of the section that each block belongs to, 0 before the first section. */
export function sectionNumbers(blocks: readonly LessonBlock[]): number[] {
  let section = 0;
  return blocks.map((block) => {
    if (block.kind === 'prose') section = block.section ?? section;
    return section;
  });
}
