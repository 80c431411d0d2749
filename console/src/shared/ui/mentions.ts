import type { Reference } from '../api/schemas';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text taken apart: words, and people where it names one of them with an @. */
export function partsOf(text: string, people: readonly Reference[]): (string | Reference)[] {
  if (people.length === 0) return [text];
  // A name may begin like another: the longer one is meant.
  const names = people.map(({ name }) => literal(name)).toSorted((a, b) => b.length - a.length);
  const named = new RegExp(`(?<![\\p{L}\\p{N}])@(${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const parts: (string | Reference)[] = [];
  let end = 0;
  for (const found of text.matchAll(named)) {
    const person = people.find(({ name }) => name === found[1]);
    if (person === undefined) continue;
    parts.push(text.slice(end, found.index), person);
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

/** Those of the chosen people whom the text still names. */
export function namedIn(text: string, people: readonly Reference[]): Reference[] {
  const named = partsOf(text, people).filter((part) => typeof part !== 'string');
  return people.filter(({ id }) => named.some((person) => person.id === id));
}
