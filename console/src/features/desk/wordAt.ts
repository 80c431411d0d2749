export type Trigger = '@' | '/';

/** A word being written that asks for suggestions: its sign, what follows it and where it stands. */
export interface Word {
  trigger: Trigger;
  query: string;
  from: number;
  to: number;
}

const BEFORE = /(?<=^|[\s(])([@/])(\S[^\n@/]{0,40}|)$/u;

/** The word before the caret, where it begins with a sign that suggests; a name may have several parts. */
export function wordAt(text: string, caret: number): Word | undefined {
  const found = BEFORE.exec(text.slice(0, caret));
  if (found === null) return undefined;
  const [, trigger, query = ''] = found;
  return { trigger: trigger === '@' ? '@' : '/', query, from: found.index, to: caret };
}
