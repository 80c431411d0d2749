import { expect, test } from 'vitest';
import { letterOf } from './letter';

test.each([
  ['a Latin letter goes by itself', { key: 'c', code: 'KeyC' }, 'c'],
  ['a capital is the same shortcut', { key: 'C', code: 'KeyC' }, 'c'],
  ['on another Latin layout the letter counts, not the key', { key: 'a', code: 'KeyQ' }, 'a'],
  ['a Russian letter goes by its key', { key: 'с', code: 'KeyC' }, 'c'],
  ['a Greek letter goes by its key', { key: 'ξ', code: 'KeyJ' }, 'j'],
  ['other keys stay what they are', { key: 'Enter', code: 'Enter' }, 'Enter'],
])('%s', (_, stroke, letter) => {
  expect(letterOf(stroke)).toBe(letter);
});

test('the slash of a Russian layout is told by the letters typed before', () => {
  letterOf({ key: 'о', code: 'KeyJ' });
  expect(letterOf({ key: '.', code: 'Slash' })).toBe('/');
  expect(letterOf({ key: ',', code: 'Slash' })).toBe('?');
  letterOf({ key: 'j', code: 'KeyJ' });
  expect(letterOf({ key: '.', code: 'Slash' })).toBe('.');
});
