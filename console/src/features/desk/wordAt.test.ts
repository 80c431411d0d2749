import { expect, test } from 'vitest';
import { wordAt } from './wordAt';

test.each([
  ['Ask @an', { trigger: '@', query: 'an', from: 4, to: 7 }],
  ['@', { trigger: '@', query: '', from: 0, to: 1 }],
  ['(@Anna We', { trigger: '@', query: 'Anna We', from: 1, to: 9 }],
  ['Hello\n/gre', { trigger: '/', query: 'gre', from: 6, to: 10 }],
  ['@Anna knows, /', { trigger: '/', query: '', from: 13, to: 14 }],
])('%j asks for suggestions', (text, word) => {
  expect(wordAt(text, text.length)).toEqual(word);
});

test.each(['mail@example.org', 'km/h', 'and / or', '@Anna\n', '/etc/hosts', 'https://a'])(
  '%j asks for none',
  (text) => {
    expect(wordAt(text, text.length)).toBeUndefined();
  },
);

test('what stands after the caret does not count', () => {
  expect(wordAt('Ask @an now', 7)).toMatchObject({ query: 'an', to: 7 });
});
