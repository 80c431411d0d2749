import { expect, test } from 'vitest';
import { createSseParser, type SseBlock } from './sse';

function parse(...chunks: string[]): SseBlock[] {
  const blocks: SseBlock[] = [];
  const feed = createSseParser((block) => blocks.push(block));
  chunks.forEach(feed);
  return blocks;
}

test('an event is taken apart into name, id and data', () => {
  expect(parse('event: session\nid: 7/3\ndata: {"a":1}\n\n')).toEqual([
    { event: 'session', id: '7/3', data: '{"a":1}' },
  ]);
});

test('chunks may break anywhere, also between carriage return and line feed', () => {
  expect(parse('eve', 'nt: a\r', '\nda', 'ta: 1\r\n\r', '\ndata: 2\n', '\n')).toEqual([
    { event: 'a', id: undefined, data: '1' },
    { event: 'message', id: undefined, data: '2' },
  ]);
});

test('comments and blocks without data say nothing', () => {
  expect(parse(': alive\n\n', 'retry: 1000\n\n', 'event: a\n\n')).toEqual([]);
});

test('an id belongs to its own event only', () => {
  const [, second] = parse('id: 1\ndata: a\n\n', 'data: b\n\n');
  expect(second?.id).toBeUndefined();
});
