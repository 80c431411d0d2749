import { createParser } from 'eventsource-parser';

export interface SseBlock {
  event: string;
  data: string;
  id: string | undefined;
}

/** Takes a stream of text apart into Server-Sent Events; comments only count as a sign of life. */
export function createSseParser(onBlock: (block: SseBlock) => void): (chunk: string) => void {
  const parser = createParser({
    onEvent: ({ event, data, id }) => onBlock({ event: event ?? 'message', data, id }),
  });
  return (chunk) => parser.feed(chunk);
}
