/** The part of a keyboard event that says which key was meant. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code'>;

let layoutIsLatin = true;

/**
 * The shortcut a stroke means: its letter, or the letter printed on the key where the layout's own is
 * not Latin. Punctuation of such a layout is told by the last letter that was typed with it.
 */
export function letterOf({ key, code }: Stroke): string {
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  if (isLetter) {
    layoutIsLatin = /[a-z]/i.test(key);
    if (layoutIsLatin) return key.toLowerCase();
  }
  if (/^Key[A-Z]$/.test(code) && (isLetter || !layoutIsLatin)) return code.slice(3).toLowerCase();
  if (code === 'Slash' && key !== '?' && !layoutIsLatin) return key === ',' ? '?' : '/';
  return key;
}
