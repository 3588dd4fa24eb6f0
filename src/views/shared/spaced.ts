/** A Chinese text with the space that stands between a Chinese character and a Latin letter or a digit. */
export const spaced = (text: string): string =>
  text
    .replaceAll(/(\p{Script=Han})(?=[A-Za-z0-9])/gu, '$1 ')
    .replaceAll(/([A-Za-z0-9+%])(?=\p{Script=Han})/gu, '$1 ');
