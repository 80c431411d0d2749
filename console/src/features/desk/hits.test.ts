import { expect, test } from 'vitest';
import { hits } from './hits';

test.each([
  ['a word as it is', 'The door is stuck', 'door', ['door']],
  ['whatever its case', 'Door or door', 'DOOR', ['door', 'door']],
  ['in another form', 'The printers stopped', 'printer', ['printers']],
  ['in another form, in Russian', 'Не работают принтеры', 'принтера', ['принтеры']],
  ['each of several words', 'The invoice of May', 'may invoice', ['invoice', 'may']],
  ['never the beginning of another', 'A mistake', 'mint', []],
])('a search finds %s', (_, text, search, words) => {
  expect(hits(text, search)).toEqual(words);
});
