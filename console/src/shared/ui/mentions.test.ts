import { expect, test } from 'vitest';
import { namedIn, partsOf } from './mentions';

const anna = { id: '1', name: 'Anna' };
const weiss = { id: '2', name: 'Anna Weiss' };
const plus = { id: '3', name: 'C++ (night)' };

test('a text is taken apart where it names somebody', () => {
  expect(partsOf('Ask @Anna, please', [anna])).toEqual(['Ask ', anna, ', please']);
  expect(partsOf('@Anna', [anna])).toEqual([anna]);
  expect(partsOf('nobody', [anna])).toEqual(['nobody']);
});

test('of two names that begin alike the longer one is meant', () => {
  expect(namedIn('@Anna Weiss knows', [anna, weiss])).toEqual([weiss]);
});

test('part of a word is no name, and a name may hold any character', () => {
  expect(namedIn('mail@Anna, @Annabel', [anna])).toEqual([]);
  expect(namedIn('to @C++ (night)!', [plus])).toEqual([plus]);
});
