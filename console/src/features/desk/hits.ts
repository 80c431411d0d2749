const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string) => text.toLocaleLowerCase().match(WORD) ?? [];

/** How much of a word its forms have in common: endings change, more of them the longer it is. */
const stemOf = (word: string) => word.slice(0, Math.max(3, word.length - 2));

/** The words of a text that a search means, in whichever form they stand there. */
export function hits(text: string, search: string): string[] {
  const sought = wordsOf(search).map(stemOf);
  return wordsOf(text).filter((word) => sought.some((stem) => word.startsWith(stem)));
}
